// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests which characters are white space, which are seen, and which texts a search finds. */
class WhiteSpaceTest {

    /** What Python 3 prints for {@code [hex(c) for c in range(0x110000) if chr(c).isspace()]}. */
    private static final String OF_PYTHON =
            "9 a b c d 1c 1d 1e 1f 20 85 a0 1680 2000 2001 2002 2003 2004 2005 2006 2007"
                    + " 2008 2009 200a 2028 2029 202f 205f 3000";

    @Test
    void whiteSpace_isThatOfPython() {
        assertThat(IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                        .filter(WhiteSpace::isWhiteSpace)
                        .mapToObj(Integer::toHexString)
                        .collect(Collectors.joining(" ")))
                .isEqualTo(OF_PYTHON);
    }

    @Test
    void text_isStrippedAtBothEnds() {
        assertThat(WhiteSpace.strip("\u00A0\u2007 a\u00A0b \u202F\u0085")).isEqualTo("a\u00A0b");
        assertThat(WhiteSpace.strip("\u200B12345678\uFEFF")).hasSize(10);
        assertThat(WhiteSpace.isBlank("\u00A0\u3000")).isTrue();
    }

    @Test
    void characterThatCannotBeSeen_isNamed() {
        assertThat(VisibleText.of("a b\u00A0c\u200B\uFEFF\n\uD800ñ😀"))
                .isEqualTo("a b<U+00A0>c<U+200B><U+FEFF><U+000A><U+D800>ñ😀");
    }

    @ParameterizedTest
    @CsvSource({
        "NÚRIA, nuria",
        "Nu\u0301ria, NÚRIA",
        "Ｎｕｒｉａ, nuria",
        "'Ana\u00A0Gil', ana gil",
        "Nguyễn, nguyen",
        "Ana\u200B, ana",
        "각, \u1100\u1161\u11a8"
    })
    void textsThatLookEqual_areEqualInASearch(String text, String typed) {
        assertThat(SearchText.of(text)).isEqualTo(SearchText.of(typed));
    }
}
