// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs;

import es.upv.dst.address.EmailAddress;
import es.upv.dst.language.Sentence;
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
            return List.of(new Observation("certified", "false", ObservedReason.NOT_CERTIFIED.with()));
        }
        return accepted.stream()
                .flatMap(submission -> Stream.concat(
                        Stream.of(answeredIn(submission), ownCode(submission, student)),
                        sameClient(submission).stream()))
                .toList();
    }

    private static Observation answeredIn(AcceptedSubmission submission) {
        var time = submission.answeredIn();
        var reason = time.compareTo(TYPING_TIME) < 0 ? ObservedReason.TOO_FAST_FOR_A_PERSON : ObservedReason.SLOW;
        return new Observation(
                "answeredInMs",
                String.valueOf(time.toMillis()),
                reason.with(submission.solution().code()));
    }

    private static Observation ownCode(AcceptedSubmission submission, Student student) {
        var own = submission.issuedTo().filter(student.dni()::equals).isPresent();
        var addressed = EmailAddress.key(submission.solution().email()).equals(EmailAddress.key(student.email()));
        var sameStudent = addressed ? ObservedReason.OWN : ObservedReason.OTHER_ADDRESS;
        var reason = own ? sameStudent : ObservedReason.OTHER_STUDENT;
        return new Observation(
                "ownCode",
                String.valueOf(own && addressed),
                reason.with(submission.solution().code()));
    }

    /** Empty if the broker does not tell who has sent a message. */
    private Optional<Observation> sameClient(AcceptedSubmission submission) {
        return submissions.isOfOneClient(submission).map(same -> {
            var reason = same ? ObservedReason.ONE_CLIENT : ObservedReason.OTHER_CLIENT;
            return new Observation(
                    "sameClient",
                    String.valueOf(same),
                    reason.with(submission.solution().code()));
        });
    }

    /**
     * Something that the lab has observed.
     *
     * @param what certified, answeredInMs, ownCode or sameClient
     */
    public record Observation(String what, String value, Sentence reason) {}

    enum ObservedReason implements Sentence.Form {
        NOT_CERTIFIED("no submission with the address or a code of the student was accepted"),
        TOO_FAST_FOR_A_PERSON("a program has submitted code %s: a person cannot type it in less than 2 seconds"),
        SLOW("the time does not show whether a program or a person has submitted code %s"),
        OWN("the student has requested code %s and submitted it"),
        OTHER_ADDRESS("the student has requested code %s, and it was submitted with another address"),
        OTHER_STUDENT("another student has requested code %s; every student receives every code"),
        ONE_CLIENT("one MQTT client has requested code %s and submitted it"),
        OTHER_CLIENT("code %s was requested and submitted with different client ids");

        private final String english;

        ObservedReason(String english) {
            this.english = english;
        }

        @Override
        public String english() {
            return english;
        }
    }
}
