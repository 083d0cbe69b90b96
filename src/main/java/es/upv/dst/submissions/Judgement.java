// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.submissions;

import es.upv.dst.codes.DrawnCode;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A submission and its verdict.
 *
 * @param solution the submission's fields; nothing if it is malformed
 * @param issued the code as it was issued; nothing if it was not
 */
public record Judgement(
        Submission submission, Verdict verdict, Optional<Solution> solution, Optional<DrawnCode> issued) {

    private static final Pattern FIVE_DIGITS = Pattern.compile("[0-9]{5}");

    /** The code as everybody may hear it: five digits, or nothing, since what else was sent may tell who sent it. */
    public String announced() {
        return solution.map(Solution::code)
                .filter(FIVE_DIGITS.asMatchPredicate())
                .orElse("");
    }

    /** How long after its code was issued the submission came. */
    public Optional<Duration> answeredIn() {
        return issued.map(code -> Duration.between(code.issuedAt(), submission.receivedAt()));
    }
}
