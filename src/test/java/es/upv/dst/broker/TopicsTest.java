// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the topics for a prefix, and which prefixes are valid. */
class TopicsTest {

    private static final String LONGEST_PREFIX = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345";

    @Test
    void prefix_isPartOfAllTopicsExceptTheRoom() {
        var topics = new Topics("LAB2");
        assertThat(List.of(
                        topics.request(),
                        topics.code(),
                        topics.submission(),
                        topics.verdict(),
                        topics.secondExercise()))
                .containsExactly("LAB2/PETICION", "LAB2/CODIGO", "LAB2/SOLUCION", "LAB2/RESULTADO", "LAB2/PRUEBA");
        assertThat(topics.firstExercise()).isEqualTo("salon/#");
    }

    @ParameterizedTest
    @ValueSource(strings = {"DST", "x", "0", "a-b_C", "-", "Salon", LONGEST_PREFIX})
    void lettersDigitsHyphensAndUnderscores_areAValidPrefix(String prefix) {
        assertThat(new Topics(prefix).prefix()).isEqualTo(prefix);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "a b",
                "DST ",
                "a/b",
                "/",
                "#",
                "+",
                "a#",
                "$SYS",
                "a.b",
                "a:b",
                "ñ",
                "١",
                "a\n",
                "salon",
                LONGEST_PREFIX + "6"
            })
    void invalidPrefix_isRejected_withTheNameOfTheSetting(String prefix) {
        assertThatThrownBy(() -> new Topics(prefix))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("dst.topics.prefix is ");
    }
}
