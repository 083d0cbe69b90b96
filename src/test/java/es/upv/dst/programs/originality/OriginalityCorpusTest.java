// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.originality;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tests how many copies are found, and that no independent programs are flagged. docs/originality.md has the figures.
 */
class OriginalityCorpusTest {

    private static final List<String> DIFFICULT = List.of("two-sources", "paraphrase");

    @ParameterizedTest
    @ValueSource(strings = {"development", "heldout"})
    void copiesOfEachKind_areFoundWithoutAnIndependentPair(String half) {
        var corpus = Corpus.half(half);
        try (var comparison = new ProgramComparison(() -> false)) {
            var evaluation = Methods.dstLab(corpus, comparison);
            assertThat(evaluation.flaggedIndependentPairs()).isEmpty();
            var kinds = new ArrayList<>(corpus.kinds());
            kinds.removeAll(DIFFICULT);
            assertThat(kinds)
                    .hasSize(11)
                    .allSatisfy(kind ->
                            assertThat(evaluation.recall(kind).ratio()).as(kind).isGreaterThanOrEqualTo(0.9));
        }
    }

    @Test
    void everyProgramOfTheCorpus_isCompared() {
        try (var comparison = new ProgramComparison(() -> false)) {
            for (var half : List.of("development", "heldout")) {
                var programs = Corpus.half(half).programs();
                assertThat(programs).hasSizeGreaterThan(60);
                assertThat(comparison.compareAll(programs).notCompared()).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "empty.py, 1, 'too short: 0 tokens, of at least 12'",
        "too-short.py, 1, 'too short: 7 tokens, of at least 12'",
        "syntax-error.py, 7, unexpected )",
        "python2.py, 12, 'Python 2: print statement'"
    })
    void programThatCannotBeCompared_isReportedWithLineAndReason(String file, int line, String reason) {
        try (var comparison = new ProgramComparison(() -> false)) {
            var result = comparison.compareAll(List.of(Corpus.notComparable(file)));
            assertThat(result.notCompared()).containsExactly(new NotCompared(file, line, reason));
        }
    }
}
