// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.submissions;

import es.upv.dst.ledger.Excerpt;
import es.upv.dst.roster.Dni;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A submission as the professor sees it. What a refused one does not say is absent.
 *
 * @param id absent in the answer to the submission itself
 * @param dni for whom the code was issued
 * @param answeredInMs from the code's issue to the solution's arrival, in milliseconds
 * @param sent what could not be told apart into code, name and email, cut at 256 characters
 */
record SubmissionRow(
        @Nullable Long id,
        Instant receivedAt,
        @Nullable String code,
        @Nullable String name,
        @Nullable String email,
        Verdict verdict,
        @Nullable String dni,
        @Nullable Long answeredInMs,
        @Nullable String sent) {

    static SubmissionRow of(Judgement judgement) {
        return new SubmissionRow(
                null,
                judgement.submission().receivedAt(),
                kept(judgement, Solution::code),
                kept(judgement, Solution::name),
                kept(judgement, Solution::email),
                judgement.verdict(),
                judgement.owner().map(Dni::value).orElse(null),
                judgement.answeredIn().map(Duration::toMillis).orElse(null),
                judgement.solution().isPresent()
                        ? null
                        : Excerpt.of(judgement.submission().sent()));
    }

    /** What certifies is kept whole. */
    private static @Nullable String kept(Judgement judgement, Function<Solution, String> field) {
        var good = judgement.verdict().redeems();
        return judgement
                .solution()
                .map(field)
                .map(text -> good ? text : Excerpt.of(text))
                .orElse(null);
    }
}
