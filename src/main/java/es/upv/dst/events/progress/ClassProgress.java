// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.events.progress;

import es.upv.dst.codes.request.LoggedRequest;
import es.upv.dst.events.log.LabEvent;
import es.upv.dst.grades.certification.StudentMatch;
import es.upv.dst.grades.certification.SubmissionAttribution;
import es.upv.dst.mail.MailRow;
import es.upv.dst.mail.MailState;
import es.upv.dst.roster.Dni;
import es.upv.dst.roster.Roster;
import es.upv.dst.roster.Student;
import es.upv.dst.submissions.SubmissionRow;
import es.upv.dst.submissions.Verdict;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The progress of all students of the roster, from the events. */
final class ClassProgress {

    private final Roster roster;
    private final SubmissionAttribution attribution;
    private final Map<Dni, StudentProgress> students = new HashMap<>();

    /** By the code of the accepted submission. */
    private final Map<String, Dni> certified = new HashMap<>();

    ClassProgress(Roster roster, SubmissionAttribution attribution) {
        this.roster = roster;
        this.attribution = attribution;
    }

    StudentProgress of(Dni dni) {
        return students.getOrDefault(dni, StudentProgress.NONE);
    }

    /** The students whose progress the event may change. */
    Set<Dni> studentsOf(LabEvent event) {
        return switch (event.row()) {
            case LoggedRequest request -> both(enrolled(request.dni()), Optional.empty());
            case SubmissionRow submission -> both(named(submission), enrolled(submission.dni()));
            case MailRow mail -> both(certifiedBy(mail), Optional.empty());
            default -> Set.of();
        };
    }

    private static Set<Dni> both(Optional<Dni> one, Optional<Dni> other) {
        return Stream.of(one, other).flatMap(Optional::stream).collect(Collectors.toSet());
    }

    void apply(LabEvent event) {
        switch (event.row()) {
            case LoggedRequest request -> apply(request);
            case SubmissionRow submission -> apply(submission);
            case MailRow mail -> apply(mail, event);
            default -> throw new IllegalArgumentException("no row of an event: " + event.row());
        }
    }

    private void apply(LoggedRequest request) {
        enrolled(request.dni())
                .ifPresent(dni -> change(dni, old -> old.afterRequest(request.outcome(), request.receivedAt())));
    }

    /** A submission belongs to the same student as for the grades, else to the one who drew its code. */
    private void apply(SubmissionRow submission) {
        var at = submission.receivedAt();
        var drawer = enrolled(submission.dni());
        var named = named(submission);
        if (submission.verdict() != Verdict.ACCEPTED) {
            // The code of a submission that is not yours is still that of the one who drew it.
            named.or(() -> submission.verdict() == Verdict.NOT_YOURS ? Optional.empty() : drawer)
                    .ifPresent(dni -> change(dni, old -> old.afterSubmission(submission.verdict(), at)));
            return;
        }
        named.ifPresent(dni -> {
            certified.put(submission.code(), dni);
            change(dni, old -> old.afterSubmission(Verdict.ACCEPTED, at));
        });
        drawer.filter(dni -> !named.equals(Optional.of(dni)))
                .ifPresent(dni -> change(dni, old -> old.afterCodeWasUsed(named.isPresent(), at)));
    }

    private void apply(MailRow mail, LabEvent event) {
        if (mail.state() == MailState.SENT) {
            certifiedBy(mail).ifPresent(dni -> change(dni, old -> old.afterConfirmation(event.at())));
        }
    }

    /** The student whose submission the mail confirms. The address may be another one of this student. */
    private Optional<Dni> certifiedBy(MailRow mail) {
        return mail.verdict() == Verdict.ACCEPTED && mail.code() != null
                ? Optional.ofNullable(certified.get(mail.code()))
                : Optional.empty();
    }

    private void change(Dni dni, UnaryOperator<StudentProgress> change) {
        students.put(dni, change.apply(of(dni)));
    }

    private Optional<Dni> enrolled(@Nullable String dni) {
        return Optional.ofNullable(dni)
                .flatMap(Dni::parse)
                .flatMap(roster::find)
                .filter(student -> !student.rehearsal())
                .map(Student::dni);
    }

    private Optional<Dni> named(SubmissionRow submission) {
        if (submission.id() == null || submission.name() == null || submission.email() == null) {
            return Optional.empty();
        }
        return switch (attribution.find(submission.id(), submission.name(), submission.email())) {
            case StudentMatch.Matched matched -> Optional.of(matched.student().dni());
            case StudentMatch.Unmatched _ -> Optional.empty();
        };
    }
}
