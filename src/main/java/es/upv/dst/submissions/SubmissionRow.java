// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.submissions;

import es.upv.dst.codes.Excerpt;
import java.time.Duration;
import java.time.Instant;
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
        var accepted = judgement.verdict() == Verdict.ACCEPTED;
        return new SubmissionRow(
                null,
                judgement.submission().receivedAt(),
                judgement
                        .solution()
                        .map(solution -> kept(solution.code(), accepted))
                        .orElse(null),
                judgement
                        .solution()
                        .map(solution -> kept(solution.name(), accepted))
                        .orElse(null),
                judgement
                        .solution()
                        .map(solution -> kept(solution.email(), accepted))
                        .orElse(null),
                judgement.verdict(),
                judgement.issued().map(code -> code.dni().value()).orElse(null),
                judgement.answeredIn().map(Duration::toMillis).orElse(null),
                judgement.solution().isPresent()
                        ? null
                        : Excerpt.of(judgement.submission().sent()));
    }

    private static String kept(String field, boolean whole) {
        return whole ? field : Excerpt.of(field);
    }
}
