// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.similarity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProgramReferenceTest {

    @ParameterizedTest
    @ValueSource(strings = {"1", "a12", "999999999999999999"})
    void textForm_isRead(String text) {
        assertThat(ProgramReference.parse(text).orElseThrow()).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "0", "-1", "A1", "01", "1a", "1 ", "9999999999999999999", "١"})
    void otherText_isNoReference(String text) {
        assertThat(ProgramReference.parse(text)).isEmpty();
    }

    @Test
    void archivedPrograms_areEarlierThanThoseOfThisCourse() {
        assertThat(Stream.of("10", "9", "a2", "a1")
                        .flatMap(text -> ProgramReference.parse(text).stream())
                        .sorted())
                .hasToString("[a1, a2, 9, 10]");
    }
}
