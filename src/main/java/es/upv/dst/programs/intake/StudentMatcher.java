// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.intake;

import es.upv.dst.programs.Program.AssignmentBasis;
import es.upv.dst.programs.intake.HandIn.MailBody;
import es.upv.dst.programs.intake.HandIn.ReceivedMail;
import es.upv.dst.roster.Dni;
import es.upv.dst.roster.Roster;
import es.upv.dst.roster.Student;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
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
    private final ApplicationEventPublisher events;

    StudentMatcher(Roster roster, ApplicationEventPublisher events) {
        this.roster = roster;
        this.events = events;
    }

    /** Returns the student with the sender's address, else the one whose DNI the mail contains; empty if in doubt. */
    Optional<SenderMatch> match(ReceivedMail mail) {
        return matchSender(mail.sender())
                .or(() -> onlyOne(numbers(mail)).map(dni -> new SenderMatch(dni, AssignmentBasis.DNI)));
    }

    /** A mail without a sender is nobody's, also if a student has a blank address. */
    private Optional<SenderMatch> matchSender(String sender) {
        if (sender.isBlank()) {
            return Optional.empty();
        }
        return roster.findByEmail(sender)
                .map(student -> new SenderMatch(student.dni(), AssignmentBasis.ROSTER))
                .or(() -> onlyOne(certified(sender)).map(dni -> new SenderMatch(dni, AssignmentBasis.SUBMISSION)));
    }

    /** The student who requested the code decides nothing, because every student receives every code. */
    private Stream<Dni> certified(String sender) {
        var lookup = new SenderLookup(sender);
        events.publishEvent(lookup);
        return lookup.students().stream();
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

    /**
     * Returns whether this is such a student also in the tables. Inside a transaction of the single writer, no erasure
     * runs meanwhile.
     */
    public boolean isStillEnrolled(Dni dni) {
        return isEnrolled(dni) && roster.isInTable(dni);
    }

    /** A student, and why the mail is this student's. */
    record SenderMatch(Dni dni, AssignmentBasis basis) {}
}
