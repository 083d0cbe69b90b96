// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.intake;

import es.upv.dst.programs.Program.AssignmentBasis;
import es.upv.dst.programs.intake.HandIn.MailBody;
import es.upv.dst.programs.intake.HandIn.ReceivedMail;
import es.upv.dst.roster.Dni;
import es.upv.dst.roster.PersonName;
import es.upv.dst.roster.Roster;
import es.upv.dst.roster.Student;
import es.upv.dst.submissions.accepted.AcceptedSubmission;
import es.upv.dst.submissions.accepted.AcceptedSubmissionRepository;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Finds the student who has sent a mail. The sender's address can be forged, so a match is evidence, not proof. */
@Component
public class StudentMatcher {

    /** A number with or without its final letter, also as 12.345.678-Z, that is no part of a longer word. */
    private static final Pattern NUMBER = Pattern.compile(
            "(?<![\\p{L}\\d._-])([XYZxyz]?[ .-]?\\d{1,2}\\.?\\d{3}\\.?\\d{3})(?:[ -]?\\p{L})?(?![\\p{L}\\d_])");

    /** Longer texts are not searched further, so that a long mail costs little. */
    private static final int MAX_TEXT = 100_000;

    private static final Pattern PUNCTUATION = Pattern.compile("[ .-]");

    private final Roster roster;
    private final AcceptedSubmissionRepository submissions;

    StudentMatcher(Roster roster, AcceptedSubmissionRepository submissions) {
        this.roster = roster;
        this.submissions = submissions;
    }

    /** Returns the student with the sender's address, else the one whose DNI the mail contains; empty if in doubt. */
    Optional<SenderMatch> match(ReceivedMail mail) {
        return roster.findByEmail(mail.sender())
                .map(student -> new SenderMatch(student.dni(), AssignmentBasis.ROSTER))
                .or(() -> onlyOne(
                                submissions.findByEmail(mail.sender()).stream().flatMap(this::certified))
                        .map(dni -> new SenderMatch(dni, AssignmentBasis.SUBMISSION)))
                .or(() -> onlyOne(numbers(mail)).map(dni -> new SenderMatch(dni, AssignmentBasis.DNI)));
    }

    /**
     * Returns the student whom a submission names. That is the student on the roster with this name, because every
     * student receives every code and may use another student's; otherwise the student who requested the code, unless
     * that student's data were erased.
     */
    private Stream<Dni> certified(AcceptedSubmission submission) {
        var name = PersonName.of(submission.solution().name());
        return onlyOne(roster.all().stream()
                        .filter(student ->
                                !name.isEmpty() && PersonName.of(student.name()).equals(name))
                        .map(Student::dni))
                .or(submission::issuedTo)
                .stream();
    }

    private static Stream<Dni> numbers(ReceivedMail mail) {
        var text =
                mail.body() instanceof MailBody.MailParts parts ? parts.text().orElse("") : "";
        return NUMBER.matcher(mail.subject() + "\n" + text.substring(0, Math.min(MAX_TEXT, text.length())))
                .results()
                .map(number -> PUNCTUATION.matcher(number.group(1)).replaceAll(""))
                .flatMap(number -> Dni.parse(number.toUpperCase(Locale.ROOT)).stream());
    }

    private Optional<Dni> onlyOne(Stream<Dni> candidates) {
        var enrolled = candidates.distinct().filter(this::isEnrolled).limit(2).toList();
        return enrolled.size() == 1 ? Optional.of(enrolled.getFirst()) : Optional.empty();
    }

    /** Returns whether this is a student of the roster, and not one of a rehearsal. */
    public boolean isEnrolled(Dni dni) {
        return roster.find(dni).filter(Predicate.not(Student::rehearsal)).isPresent();
    }

    /** A student, and why the mail is this student's. */
    record SenderMatch(Dni dni, AssignmentBasis basis) {}
}
