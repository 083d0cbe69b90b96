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

/** Runs a student's program on behalf of the professor. */
@RestController
@ConditionalOnBooleanProperty(name = "dst.studentflow.enabled", matchIfMissing = true)
class StudentFlowController {

    private final StudentProgram program;
    private final Roster roster;
    private final Topics topics;
    private final StudentFlowProperties properties;
    private final Semaphore permits;

    StudentFlowController(StudentProgram program, Roster roster, Topics topics, StudentFlowProperties properties) {
        this.program = program;
        this.roster = roster;
        this.topics = topics;
        this.properties = properties;
        this.permits = new Semaphore(properties.atOnce());
    }

    @PostMapping(
            path = "/api/student-flow",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary =
                    "Requests a code and submits it over MQTT as a student, who is certified by it; returns each step",
            description =
                    "200 also if it failed, with the reason and what to do. Every code is published to every student,"
                            + " so it takes the first code after its request, and the next one if that was used.")
    FlowReport run(@Valid @RequestBody StudentFlowInput input) {
        if (!permits.tryAcquire()) {
            throw Problem.of(
                    HttpStatus.TOO_MANY_REQUESTS,
                    "%d are running already; try again in a few seconds.".formatted(properties.atOnce()),
                    Map.of());
        }
        try {
            return explainTimeout(
                    program.run(input.studentInput(), PublishQos.CONFIRMED, properties.timeouts(), _ -> true),
                    input.dni());
        } finally {
            permits.release();
        }
    }

    /**
     * Replaces the reason of a timeout if the student is not on the roster. The lab does not answer unknown students,
     * so that over MQTT a refusal looks like a timeout.
     */
    private FlowReport explainTimeout(FlowReport report, String dni) {
        var parsed = Dni.parse(dni);
        if (!report.failedWith(FailureReason.NO_CODE_IN_TIME)
                || parsed.flatMap(roster::find).isPresent()) {
            return report;
        }
        return report.withReason(parsed.isPresent() ? FailureReason.NOT_ENROLLED : FailureReason.DNI_MALFORMED, topics);
    }

    /** The input of a student, unvalidated, and longer than the lab accepts. */
    record StudentFlowInput(
            @NotNull @Size(max = MAX_LENGTH) String dni,
            @NotNull @Size(max = MAX_LENGTH) String name,
            @NotNull @Size(max = MAX_LENGTH) String email) {

        private static final int MAX_LENGTH = 2_000;

        StudentInput studentInput() {
            return new StudentInput(dni, name, email);
        }
    }
}
