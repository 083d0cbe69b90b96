// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.web.csv;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the apostrophe that prevents a spreadsheet from executing a cell. */
class FormulaEscapingTest {

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+34", "-1", "@SUM(A1)", "\tx", "\rx", "\nx", "＝1", "'=1", "''@x"})
    void formula_isEscaped_andUnescaped(String text) {
        assertThat(FormulaEscaping.escape(text)).isEqualTo("'" + text);
        assertThat(FormulaEscaping.unescape("'" + text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Ana", "'", "''", "'Ana", "D'=x", "1=1", "O'Neill", "a@b.es"})
    void otherText_isUnchanged(String text) {
        assertThat(FormulaEscaping.escape(text)).isEqualTo(text);
        assertThat(FormulaEscaping.unescape(text)).isEqualTo(text);
    }

    @Test
    void unescapedFormula_isUnchanged() {
        assertThat(FormulaEscaping.unescape("=1+1")).isEqualTo("=1+1");
    }
}
