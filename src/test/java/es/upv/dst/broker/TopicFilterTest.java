// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TopicFilterTest {

    @ParameterizedTest
    @CsvSource({
        "salon/#, salon",
        "salon/#, salon/#",
        "salon/#, salon/+",
        "salon/#, salon/+/x/#",
        "salon/#, salon//",
        "#, #",
        "#, +/+",
        "#, DST/CODIGO",
        "+, DST",
        "+/+, DST/+",
        "a/+/c, a/b/c",
        "$SYS/#, $SYS/#",
        "a, a"
    })
    void coversWhatMatchesNoMoreThanItself(String filter, String other) {
        assertThat(new TopicFilter(filter).covers(new TopicFilter(other))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "salon/#, #", "salon/#, +/luz", "salon/#, salones", "salon/+, salon/#", "salon/+/#, salon/#", "a/b, a/+",
                "a/b, a",
        "a, a/b", "a/+, a", "+, #", "#, $SYS/#", "+/#, $SYS/x", "DST/CODIGO, DST/CODIGO/", "DST/CODIGO, dst/codigo"
    })
    void doesNotCoverWhatMatchesMore(String filter, String other) {
        assertThat(new TopicFilter(filter).covers(new TopicFilter(other))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"#", "+", "a/#", "+/#", "a/+/b", "/", "//", "/#"})
    void knowsWellFormedFilters(String filter) {
        assertThat(new TopicFilter(filter).isWellFormed()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"#/a", "a#", "a/#/b", "a/b#", "a+", "+a/b", "##", "a/++"})
    void knowsMalformedFilters(String filter) {
        assertThat(new TopicFilter(filter).isWellFormed()).isFalse();
    }
}
