// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.grades.certification;

import es.upv.dst.grades.certification.StudentMatch.UnmatchedReason;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An accepted submission that certifies no student until the professor assigns it.
 *
 * @param issuedTo the student who requested the code; null if the data of that student were erased
 * @param candidates the students with the name or the address of the submission
 */
public record UnmatchedSubmission(
        long submissionId,
        Instant submittedAt,
        String code,
        SubmittedAs submitted,
        UnmatchedReason reason,
        @Nullable RosterEntry issuedTo,
        List<RosterEntry> candidates) {}
