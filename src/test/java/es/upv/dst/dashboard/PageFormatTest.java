// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageFormatTest {

    private final PageFormat format = new PageFormat(InstantSource.fixed(Instant.EPOCH));

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "12345678, ***4567**",
                "X1234567, ****4567*",
                "12345678Z, ***4567**",
                "12345678-z, ***4567**",
                "12.345.678, ***4567**",
                "x-1234567-L, ****4567*",
                "93729;Ana 12345678;ana@example.org, 93729;Ana ***4567**;ana@example.org"
            })
    void dni_isMaskedInAnyText(String text, String masked) {
        assertThat(format.dni(text)).isEqualTo(masked);
    }

    @ParameterizedTest
    @CsvSource({"93729", "1234567", "123456789", "Ana $1 \\", "2026-11-29"})
    void otherText_staysAsItIs(String text) {
        assertThat(format.dni(text)).isEqualTo(text);
    }
}
