// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.student;

import es.upv.dst.broker.Topics;
import es.upv.dst.roster.Dni;
import es.upv.dst.roster.Roster;
import es.upv.dst.web.Problem;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Lets the professor be a student for a moment. */
@RestController
@ConditionalOnBooleanProperty(name = "dst.studentflow.enabled", matchIfMissing = true)
class StudentFlowController {

    private final StudentProgram program;
    private final Roster roster;
    private final Topics topics;
    private final StudentFlowProperties properties;
    private final Semaphore places;

    StudentFlowController(StudentProgram program, Roster roster, Topics topics, StudentFlowProperties properties) {
        this.program = program;
        this.roster = roster;
        this.topics = topics;
        this.properties = properties;
        this.places = new Semaphore(properties.atOnce());
    }

    @PostMapping(
            path = "/api/student-flow",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary =
                    "Asks for a code and hands it in, over MQTT as any student, who is certified by it; tells each step",
            description =
                    "200 also where it ended early, with the reason and what to do. Since every code reaches everybody,"
                            + " it takes the first one that it hears after it has asked, and the next one if that is used already.")
    FlowReport run(@Valid @RequestBody Fields fields) {
        if (!places.tryAcquire()) {
            throw Problem.of(
                    HttpStatus.TOO_MANY_REQUESTS,
                    "%d are under way already; try again in a few seconds.".formatted(properties.atOnce()),
                    Map.of());
        }
        try {
            return explained(
                    program.run(fields.applicant(), Publishing.CONFIRMED, properties.patience(), _ -> true),
                    fields.dni());
        } finally {
            places.release();
        }
    }

    /** To whom it does not know the lab says nothing, so the wire cannot tell that from a lab that is away. */
    private FlowReport explained(FlowReport report, String dni) {
        var known = Dni.parse(dni);
        if (!report.endedBy(Ending.NO_CODE_IN_TIME)
                || known.flatMap(roster::find).isPresent()) {
            return report;
        }
        return report.because(known.isPresent() ? Ending.NOT_ENROLLED : Ending.DNI_MALFORMED, topics);
    }

    /** Whatever a student could send, and somewhat more than the lab takes. */
    record Fields(
            @NotNull @Size(max = LONGEST) String dni,
            @NotNull @Size(max = LONGEST) String name,
            @NotNull @Size(max = LONGEST) String email) {

        private static final int LONGEST = 2_000;

        Applicant applicant() {
            return new Applicant(dni, name, email);
        }
    }
}
