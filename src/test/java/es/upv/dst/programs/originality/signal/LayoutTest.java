// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.originality.signal;

import static org.assertj.core.api.Assertions.assertThat;

import es.upv.dst.programs.originality.Programs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that the layout of two programs is compared, whatever they say. */
class LayoutTest {

    private static final String PROGRAM = """
            # espera
            x = 'a'

            if x:
                y = f(x, 1)
            """;

    @Test
    void otherWordsInTheSameLayout_areTheSame() {
        var layout = layout(PROGRAM);
        assertThat(layout.similarity(layout("# llega\nz = 'b'\n\nif z:\n    w = g(z, 2)\n")))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "# espera\nx='a'\n\nif x:\n    y = f(x, 1)\n",
                "# espera\nx = \"a\"\n\nif x:\n    y = f(x, 1)\n",
                "# espera\nx = 'a'\n\nif x:\n\ty = f(x, 1)\n",
                "# espera\nx = 'a'\nif x:\n\n    y = f(x, 1)\n",
                "#espera\nx = 'a'\n\nif x:\n    y = f(x,1)\n",
            })
    void otherHabit_isLessSimilar(String text) {
        assertThat(layout(PROGRAM).similarity(layout(text))).isBetween(0.2, 0.95);
    }

    @Test
    void emptyProgram_hasALayout() {
        assertThat(layout("").similarity(layout(""))).isBetween(0.0, 1.0);
    }

    private static Layout layout(String text) {
        return Layout.of(Programs.parsed(text));
    }
}
