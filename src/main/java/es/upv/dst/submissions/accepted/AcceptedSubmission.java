// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.submissions.accepted;

import es.upv.dst.roster.Dni;
import es.upv.dst.submissions.Solution;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * An accepted submission.
 *
 * @param issuedTo the student who requested the code, who is not necessarily the student whom the solution names; empty
 *     if the data of that student were erased
 * @param answeredIn the time from the issue of the code to the arrival of the submission
 */
public record AcceptedSubmission(
        long id, Instant receivedAt, Solution solution, Optional<Dni> issuedTo, Duration answeredIn) {

    public Instant issuedAt() {
        return receivedAt.minus(answeredIn);
    }
}
