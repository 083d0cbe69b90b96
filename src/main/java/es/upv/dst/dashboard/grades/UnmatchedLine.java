// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.dashboard.grades;

import es.upv.dst.grades.certification.RosterEntry;
import es.upv.dst.grades.certification.UnmatchedSubmission;
import es.upv.dst.roster.MaskedText;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;

/** A submission without a student in a file, with a masked DNI. */
record UnmatchedLine(
        long submissionId,
        Instant submittedAt,
        String code,
        String submittedName,
        String submittedEmail,
        String reason,
        String issuedToDni,
        String issuedTo,
        String candidates) {

    static UnmatchedLine of(UnmatchedSubmission submission) {
        var issuedTo = Optional.ofNullable(submission.issuedTo());
        return new UnmatchedLine(
                submission.submissionId(),
                submission.submittedAt(),
                submission.code(),
                MaskedText.of(submission.submitted().name()),
                MaskedText.of(submission.submitted().email()),
                submission.reason().meaning(),
                issuedTo.map(student -> student.dni().masked()).orElse(""),
                issuedTo.map(RosterEntry::name).orElse(""),
                submission.candidates().stream().map(RosterEntry::name).collect(Collectors.joining(", ")));
    }
}
