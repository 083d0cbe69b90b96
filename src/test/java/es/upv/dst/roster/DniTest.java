// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DniTest {

    @ParameterizedTest
    @ValueSource(strings = {"00000001", "12345678", "X1234567", "Y0000000", "Z9999999"})
    void eightDigitsOrALetterAndSevenAreANumber(String text) {
        assertThat(Dni.parse(" \t" + text + "\r\n")).contains(new Dni(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1234567",
                "123456789",
                "12345678Z",
                "x1234567",
                "A1234567",
                "１２３４５６７８",
                "1234 5678",
                "1234567\0"
            })
    void nothingElseIs(String text) {
        assertThat(Dni.parse(text)).isEmpty();
        assertThatThrownBy(() -> new Dni(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aNumberThatIsMadeMustBeBare() {
        assertThatThrownBy(() -> new Dni(" 12345678")).isInstanceOf(IllegalArgumentException.class);
    }
}
