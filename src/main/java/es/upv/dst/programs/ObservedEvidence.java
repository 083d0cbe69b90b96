// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs;

import es.upv.dst.roster.Roster;
import es.upv.dst.roster.Student;
import es.upv.dst.submissions.accepted.AcceptedSubmission;
import es.upv.dst.submissions.accepted.AcceptedSubmissionRepository;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * What the lab has observed when a student's submission was accepted. It shows whether one program has requested the
 * code and submitted it. It is evidence; the professor decides.
 */
@Component
public class ObservedEvidence {

    /** A person needs longer to read five digits and to type a solution. */
    private static final Duration TYPING_TIME = Duration.ofSeconds(2);

    private final Roster roster;
    private final AcceptedSubmissionRepository submissions;

    ObservedEvidence(Roster roster, AcceptedSubmissionRepository submissions) {
        this.roster = roster;
        this.submissions = submissions;
    }

    /** Returns the observations about the accepted submissions of the student of a program, oldest first. */
    List<Observation> of(Program program) {
        return program.dni().flatMap(roster::find).map(this::of).orElseGet(List::of);
    }

    private List<Observation> of(Student student) {
        var accepted = submissions.findByStudent(student);
        if (accepted.isEmpty()) {
            return List.of(new Observation(
                    "certified", "false", "no submission with the address or a code of the student was accepted"));
        }
        return accepted.stream()
                .flatMap(submission -> Stream.concat(
                        Stream.of(answeredIn(submission), ownCode(submission, student)),
                        sameClient(submission).stream()))
                .toList();
    }

    private static Observation answeredIn(AcceptedSubmission submission) {
        var time = submission.answeredIn();
        var reason = time.compareTo(TYPING_TIME) < 0
                ? "a program has submitted code %s: a person cannot type it in less than 2 seconds"
                : "the time does not show whether a program or a person has submitted code %s";
        return new Observation(
                "answeredInMs",
                String.valueOf(time.toMillis()),
                reason.formatted(submission.solution().code()));
    }

    private static Observation ownCode(AcceptedSubmission submission, Student student) {
        var own = submission.issuedTo().filter(student.dni()::equals).isPresent();
        var addressed = submission.solution().email().equalsIgnoreCase(student.email());
        var reason = Optional.of("the student has requested code %s and submitted it")
                .filter(_ -> own && addressed)
                .orElse(
                        own
                                ? "the student has requested code %s, and it was submitted with another address"
                                : "another student has requested code %s; every student receives every code");
        return new Observation(
                "ownCode",
                String.valueOf(own && addressed),
                reason.formatted(submission.solution().code()));
    }

    /** Empty if the broker does not tell who has sent a message. */
    private Optional<Observation> sameClient(AcceptedSubmission submission) {
        return submissions.isOfOneClient(submission).map(same -> {
            var reason = same
                    ? "one MQTT client has requested code %s and submitted it"
                    : "code %s was requested and submitted with different client ids";
            return new Observation(
                    "sameClient",
                    String.valueOf(same),
                    reason.formatted(submission.solution().code()));
        });
    }

    /**
     * Something that the lab has observed.
     *
     * @param what certified, answeredInMs, ownCode or sameClient
     */
    public record Observation(String what, String value, String reason) {}
}
