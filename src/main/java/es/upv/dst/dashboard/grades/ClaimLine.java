// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.dashboard.grades;

import es.upv.dst.grades.certification.Claim;
import es.upv.dst.roster.MaskedText;
import java.time.Instant;
import java.util.Objects;

/** A claimed code in a file, with masked DNIs. */
record ClaimLine(
        String code,
        Instant submittedAt,
        String claimedByDni,
        String claimedBy,
        String submittedName,
        String submittedEmail,
        Instant issuedAt,
        String issuedToDni,
        String issuedTo) {

    static ClaimLine of(Claim claim) {
        return new ClaimLine(
                claim.code(),
                claim.submittedAt(),
                claim.claimedBy().dni().masked(),
                Objects.requireNonNullElse(claim.claimedBy().name(), ""),
                MaskedText.of(claim.submitted().name()),
                MaskedText.of(claim.submitted().email()),
                claim.issuedAt(),
                claim.issuedTo().dni().masked(),
                Objects.requireNonNullElse(claim.issuedTo().name(), ""));
    }
}
