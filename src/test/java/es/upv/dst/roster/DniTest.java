// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests which texts are DNIs and the position of each flaw. */
class DniTest {

    @ParameterizedTest
    @ValueSource(strings = {"00000001", "12345678", "X1234567", "Y0000000", "Z9999999"})
    void validDni_isParsed(String text) {
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
    void invalidDni_isNotParsed(String text) {
        assertThat(Dni.parse(text)).isEmpty();
        assertThatThrownBy(() -> new Dni(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void dniWithWhitespace_cannotBeConstructed() {
        assertThatThrownBy(() -> new Dni(" 12345678")).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "'', EMPTY, 0",
        "'  ', EMPTY, 0",
        "' x1234567', FIRST, 1",
        "12.345.678, DIGIT, 2",
        "1234 5678, DIGIT, 4",
        "1234567L, DIGIT, 7",
        "1234567, TOO_SHORT, 7",
        "123456789, TOO_LONG, 8",
        "12345678Z, FINAL_LETTER, 8",
        "' 12345678-z', FINAL_LETTER, 9",
        "X1234567L, FINAL_LETTER, 8"
    })
    void firstFlaw_isFoundAtItsPosition(String text, DniError.DniErrorKind kind, int at) {
        assertThat(Dni.errors(text)).first().isEqualTo(new DniError(kind, at));
    }

    @ParameterizedTest
    @CsvSource({"12345678,***4567**", "00000001,***0000**", "X1234567,****4567*", "Z0000001,****0001*"})
    void number_isMaskedToTheSameFourDigits(String dni, String masked) {
        assertThat(new Dni(dni).masked()).isEqualTo(masked);
    }

    @Test
    void eachInvalidCharacter_isReported() {
        assertThat(Dni.errors("A12 4b67"))
                .containsExactly(
                        new DniError(DniError.DniErrorKind.FIRST, 0),
                        new DniError(DniError.DniErrorKind.DIGIT, 3),
                        new DniError(DniError.DniErrorKind.DIGIT, 5));
    }
}
