// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests which filters cover which others, and which are well-formed. */
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
    void filterThatMatchesNoMore_isCovered(String filter, String other) {
        assertThat(new TopicFilter(filter).covers(new TopicFilter(other))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "salon/#, #", "salon/#, +/luz", "salon/#, salones", "salon/+, salon/#", "salon/+/#, salon/#", "a/b, a/+",
                "a/b, a",
        "a, a/b", "a/+, a", "+, #", "#, $SYS/#", "+/#, $SYS/x", "DST/CODIGO, DST/CODIGO/", "DST/CODIGO, dst/codigo"
    })
    void filterThatMatchesMore_isNotCovered(String filter, String other) {
        assertThat(new TopicFilter(filter).covers(new TopicFilter(other))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"#", "+", "a/#", "+/#", "a/+/b", "/", "//", "/#"})
    void wellFormedFilter_isWellFormed(String filter) {
        assertThat(new TopicFilter(filter).isWellFormed()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"#/a", "a#", "a/#/b", "a/b#", "a+", "+a/b", "##", "a/++"})
    void malformedFilter_isNotWellFormed(String filter) {
        assertThat(new TopicFilter(filter).isWellFormed()).isFalse();
    }
}
