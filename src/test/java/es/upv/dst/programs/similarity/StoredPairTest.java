// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.similarity;

import static org.assertj.core.api.Assertions.assertThat;

import es.upv.dst.programs.originality.LineRange;
import es.upv.dst.programs.originality.Passage;
import es.upv.dst.programs.originality.Signals;
import es.upv.dst.programs.originality.SimilarPair;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StoredPairTest {

    private static final LineRange OF_FIRST = new LineRange(1, 2);
    private static final LineRange OF_SECOND = new LineRange(5, 7);

    @ParameterizedTest
    @CsvSource({"9,10", "a10,9", "10,9", "9,a10"})
    void earlierProgram_isTheFirst_withItsPassages(String first, String second) {
        var pair = StoredPair.of(pair(first, second));
        assertThat(pair.second().archived()).isFalse();
        assertThat(pair.first()).isLessThan(pair.second());
        var isExchanged = !pair.first().toString().equals(first);
        assertThat(pair.passages())
                .containsExactly(isExchanged ? new Passage(OF_SECOND, OF_FIRST) : new Passage(OF_FIRST, OF_SECOND));
    }

    @Test
    void pairOfTwoArchivedPrograms_isNotStorable() {
        assertThat(StoredPair.isStorable(pair("a1", "a2"))).isFalse();
        assertThat(StoredPair.isStorable(pair("a1", "2"))).isTrue();
        assertThat(StoredPair.isStorable(pair("1", "2"))).isTrue();
    }

    private static SimilarPair pair(String first, String second) {
        var passages = List.of(new Passage(OF_FIRST, OF_SECOND));
        return new SimilarPair(first, second, 0.5, new Signals(0.5, 0, 0, 0, 0), passages);
    }
}
