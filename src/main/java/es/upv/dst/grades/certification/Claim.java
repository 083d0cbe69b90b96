// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.grades.certification;

import es.upv.dst.grades.certification.StudentMatch.MatchedBy;
import java.time.Instant;

/**
 * An accepted submission of one student with a code that was issued to another number.
 *
 * @param likelyCause why an honest student's submission may have this code
 * @param claimedBy the student whom the submission certifies
 * @param issuedTo the student who requested the code
 * @param submitted the name and the address in the submission
 */
public record Claim(
        String likelyCause,
        long submissionId,
        String code,
        RosterEntry claimedBy,
        MatchedBy matchedBy,
        RosterEntry issuedTo,
        Instant issuedAt,
        Instant submittedAt,
        SubmittedAs submitted) {

    private static final String LIKELY_CAUSE =
            "Every code reaches every client that is subscribed; a program that takes the first code it sees uses"
                    + " another student's code.";

    static Claim of(Certification certification, RosterEntry issuedTo) {
        var submission = certification.submission();
        return new Claim(
                LIKELY_CAUSE,
                submission.id(),
                submission.solution().code(),
                RosterEntry.of(certification.student()),
                certification.by(),
                issuedTo,
                submission.issuedAt(),
                submission.receivedAt(),
                SubmittedAs.of(submission.solution()));
    }
}
