// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.submissions;

import es.upv.dst.roster.Dni;
import es.upv.dst.storage.Excerpt;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A submission as the REST API returns it. Fields that a refused submission does not have are null.
 *
 * @param id null in the response to the POST request that submits the solution
 * @param dni the student who requested the code
 * @param answeredInMs milliseconds from the issue of the code to the arrival of the submission
 * @param sent the payload, truncated to 256 characters, if the payload could not be split into code, name and email
 * @param sender the address and the client id of the sender; null if the broker does not tell them
 */
public record SubmissionRow(
        @Nullable Long id,
        Instant receivedAt,
        @Nullable String code,
        @Nullable String name,
        @Nullable String email,
        Verdict verdict,
        @Nullable String dni,
        @Nullable Long answeredInMs,
        @Nullable String sent,
        @Nullable String sender) {

    static SubmissionRow of(Judgement judgement) {
        return new SubmissionRow(
                null,
                judgement.submission().receivedAt(),
                text(judgement, Solution::code),
                text(judgement, Solution::name),
                text(judgement, Solution::email),
                judgement.verdict(),
                judgement.issuedTo().map(Dni::value).orElse(null),
                judgement.answeredIn().map(Duration::toMillis).orElse(null),
                judgement.solution().isPresent()
                        ? null
                        : Excerpt.of(judgement.submission().payload()),
                judgement.submission().sender().orElse(null));
    }

    /** Returns a field of the submission, truncated unless the submission redeems its code. */
    private static @Nullable String text(Judgement judgement, Function<Solution, String> field) {
        var redeems = judgement.verdict().redeems();
        return judgement
                .solution()
                .map(field)
                .map(value -> redeems ? value : Excerpt.of(value))
                .orElse(null);
    }
}
