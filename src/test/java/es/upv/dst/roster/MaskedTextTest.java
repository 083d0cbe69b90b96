// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.roster;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaskedTextTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "12345678, ***4567**",
                "X1234567, ****4567*",
                "12345678Z, ***4567**",
                "12345678-Z, ***4567**",
                "12.345.678-Z, ***4567**",
                "12 345 678, ***4567**",
                "X1234567L, ****4567*",
                "12345678-z, ***4567**",
                "12345678 Z, ***4567**",
                "12.345.678, ***4567**",
                "x-1234567-L, ****4567*",
                "93729;Ana 12345678;ana@example.org, 93729;Ana ***4567**;ana@example.org",
                "practica_12345678z.py, practica_***4567**.py",
                "12345678;87654321, ***4567**;***5432**"
            })
    void dni_isMaskedInAnyText(String text, String masked) {
        assertThat(MaskedText.of(text)).isEqualTo(masked);
    }

    @ParameterizedTest
    @CsvSource({
        "1234567, ***4567",
        "1234567Z, ***4567*",
        "123456789, ***4567**",
        "1234567890, ***4567***",
        "X12345678, ***3456**"
    })
    void wrongDni_isMaskedToo(String text, String masked) {
        assertThat(MaskedText.of(text)).isEqualTo(masked);
    }

    @ParameterizedTest
    @CsvSource({"93729", "123456", "Ana $1 \\", "2026-11-29", "<b>x</b>"})
    void otherText_staysAsItIs(String text) {
        assertThat(MaskedText.of(text)).isEqualTo(text);
    }
}
