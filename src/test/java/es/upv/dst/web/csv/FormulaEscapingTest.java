// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.web.csv;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormulaEscapingTest {

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+34", "-1", "@SUM(A1)", "\tx", "\rx", "\nx", "＝1", "'=1", "''@x"})
    void whatASpreadsheetWouldRunGetsAnApostropheAndComesBackWithoutIt(String text) {
        assertThat(FormulaEscaping.escape(text)).isEqualTo("'" + text);
        assertThat(FormulaEscaping.unescape("'" + text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Ana", "'", "''", "'Ana", "D'=x", "1=1", "O'Neill", "a@b.es"})
    void allElseStaysAsItIs(String text) {
        assertThat(FormulaEscaping.escape(text)).isEqualTo(text);
        assertThat(FormulaEscaping.unescape(text)).isEqualTo(text);
    }

    @Test
    void whatWasNeverNeutralisedIsNotTouched() {
        assertThat(FormulaEscaping.unescape("=1+1")).isEqualTo("=1+1");
    }
}
