// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.submissions;

import es.upv.dst.codes.IssuedCode;
import es.upv.dst.roster.Dni;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A submission and its verdict.
 *
 * @param solution the fields of the submission; empty if the submission is malformed
 * @param issuedCode the code of the submission; empty if that code was not issued
 * @param redelivered whether the submission is a redelivery, so that a row for the submission exists already
 */
public record Judgement(
        Submission submission,
        Verdict verdict,
        Optional<Solution> solution,
        Optional<IssuedCode> issuedCode,
        boolean redelivered) {

    private static final Pattern FIVE_DIGIT_FIRST_FIELD = Pattern.compile("([0-9]{5})(;.*)?", Pattern.DOTALL);

    /**
     * Returns the code to publish with the verdict: the first field if that field is five digits, else empty. Another
     * text is not published, because it could identify its sender.
     */
    public String publishedCode() {
        var first = FIVE_DIGIT_FIRST_FIELD.matcher(submission.payload());
        return first.matches() ? first.group(1) : "";
    }

    /** Returns the code if this submission redeems it, else empty. */
    Optional<IssuedCode> redeemedCode() {
        return verdict.redeems() ? issuedCode.map(code -> code.redeemedAt(submission.receivedAt())) : Optional.empty();
    }

    /** Returns the student who requested the code. */
    public Optional<Dni> issuedTo() {
        return issuedCode.flatMap(IssuedCode::dni);
    }

    /** Returns the time from the issue of the code to the arrival of the submission. */
    public Optional<Duration> answeredIn() {
        return issuedCode.map(code -> Duration.between(code.issuedAt(), submission.receivedAt()));
    }
}
