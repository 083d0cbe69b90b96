// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.submissions;

import es.upv.dst.codes.DrawnCode;
import es.upv.dst.roster.Dni;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A submission and its verdict.
 *
 * @param solution the submission's fields; nothing if it is malformed
 * @param issued the code as it was issued; nothing if it was not
 * @param repeated whether it is the verdict that the submission got when it was delivered before, and so has its row
 */
public record Judgement(
        Submission submission,
        Verdict verdict,
        Optional<Solution> solution,
        Optional<DrawnCode> issued,
        boolean repeated) {

    private static final Pattern FIVE_DIGITS_FIRST = Pattern.compile("([0-9]{5})(;.*)?", Pattern.DOTALL);

    /**
     * The code as everybody may hear it: what stands first, if it is five digits. What else was sent there may tell who
     * sent it, and is left out.
     */
    public String announced() {
        var first = FIVE_DIGITS_FIRST.matcher(submission.sent());
        return first.matches() ? first.group(1) : "";
    }

    /** The code as this submission leaves it, if it redeems it. */
    Optional<DrawnCode> redeemed() {
        return verdict.redeems() ? issued.map(code -> code.usedAt(submission.receivedAt())) : Optional.empty();
    }

    /** For whom its code was issued. */
    public Optional<Dni> owner() {
        return issued.map(DrawnCode::dni);
    }

    /** How long after its code was issued the submission came. */
    public Optional<Duration> answeredIn() {
        return issued.map(code -> Duration.between(code.issuedAt(), submission.receivedAt()));
    }
}
