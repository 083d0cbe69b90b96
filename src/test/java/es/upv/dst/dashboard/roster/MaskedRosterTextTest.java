// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.dashboard.roster;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests which digits of a line with an error are shown. */
class MaskedRosterTextTest {

    @ParameterizedTest
    @CsvSource({
        "12345678, ***4567*",
        "12345678Z, ***4567**",
        "1234567, ***4567",
        "x1234567-L, ***3456***",
        "'12345678Z,Ana,a@example.org', '***4567**,Ana,a@example.org'",
        "'12345678;87654321', '***4567*;***5432*'",
        "Ana 2026, Ana 2026",
        "<b>x</b>, <b>x</b>"
    })
    void text_showsFourDigitsOfEachNumber(String text, String masked) {
        assertThat(MaskedRosterText.of(text)).isEqualTo(masked);
    }
}
