// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.originality.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests what a value proves, by how many programs have it. */
class RarityTest {

    private static final Features NO_BASE_CODE = names();

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 1", "8, 0.8", "17, 0.5", "32, 0", "102, 0"})
    void valueOfSoManyOf102Programs_proves(int programs, double rarity) {
        var classOfPrograms = IntStream.range(0, 102)
                .mapToObj(i -> i < programs ? names("tesoro") : names())
                .toList();
        assertThat(new Rarity(classOfPrograms, NO_BASE_CODE).of(Feature.NAME, "tesoro"))
                .isCloseTo(rarity, within(1e-9));
    }

    @Test
    void valueOfTwoProgramsOfTwo_provesAll() {
        var pair = List.of(names("tesoro"), names("tesoro"));
        assertThat(new Rarity(pair, NO_BASE_CODE).of(Feature.NAME, "tesoro")).isEqualTo(1);
    }

    @Test
    void valueOfTheBaseCode_provesNothing() {
        var pair = List.of(names("cliente"), names("cliente"));
        assertThat(new Rarity(pair, names("cliente")).of(Feature.NAME, "cliente"))
                .isZero();
    }

    @Test
    void token_weighsAsItsRarestSequence() {
        var program = new Features(Map.of(Feature.STRUCTURE, Set.of("a b", "b c", "c d")));
        var rarity = new Rarity(List.of(program), new Features(Map.of(Feature.STRUCTURE, Set.of("a b", "b c"))));
        assertThat(rarity.ofTokens(List.of("a b", "b c", "c d"), 2)).containsExactly(0, 0, 1, 1);
        assertThat(rarity.ofTokens(List.of(), 2)).isEmpty();
    }

    @Test
    void setsWithManyCommonValues_areMoreSimilarThanSetsWithFew() {
        var one = new WeightedSet(Map.of("a", 1.0));
        var four = new WeightedSet(Map.of("a", 1.0, "b", 1.0, "c", 1.0, "d", 1.0));
        var other = new WeightedSet(Map.of("a", 1.0, "e", 1.0, "f", 1.0, "g", 1.0));
        assertThat(four.similarity(four)).isCloseTo(4 / 6.0, within(1e-9));
        assertThat(one.similarity(four)).isCloseTo(1 / 3.0, within(1e-9));
        assertThat(four.similarity(other)).isCloseTo(1 / 6.0, within(1e-9));
        assertThat(new WeightedSet(Map.of()).similarity(four)).isZero();
    }

    private static Features names(String... names) {
        return Features.ofNames(Set.of(names));
    }
}
