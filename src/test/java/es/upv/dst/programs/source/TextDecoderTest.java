// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.source;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests which encoding a file is decoded with, and what is not text. */
class TextDecoderTest {

    private static final String TEXT = "s = \"código: 5 €\"\n";

    @Test
    void utf8AndUtf16_areDecodedWithoutTheirMark() {
        assertThat(TextDecoder.decode(TEXT.getBytes(UTF_8))).contains(TEXT);
        assertThat(TextDecoder.decode(("\uFEFF" + TEXT).getBytes(UTF_8))).contains(TEXT);
        assertThat(TextDecoder.decode(("\uFEFF" + TEXT).getBytes(UTF_16LE))).contains(TEXT);
        assertThat(TextDecoder.decode(("\uFEFF" + TEXT).getBytes(UTF_16BE))).contains(TEXT);
    }

    @Test
    void undeclaredOtherEncoding_isWindows1252() {
        assertThat(TextDecoder.decode(TEXT.getBytes(Charset.forName("windows-1252"))))
                .contains(TEXT);
    }

    @ParameterizedTest
    @CsvSource({
        "# -*- coding: cp850 -*-, IBM850",
        "# coding=mac_roman, x-MacRoman",
        "#!/usr/bin/python, windows-1252",
        "# vim: set fileencoding=latin-1 :, ISO-8859-1",
        "# coding: no-such-thing, windows-1252",
        "# coding: utf-8, windows-1252",
        "# coding: -, windows-1252"
    })
    void declaredEncoding_isUsedIfItIsKnownAndFits(String declaration, String charset) {
        var text = declaration + "\ns = \"código\"\n";
        assertThat(TextDecoder.decode(text.getBytes(Charset.forName(charset)))).contains(text);
    }

    @Test
    void declaration_countsOnTheFirstTwoLinesOnly() {
        var text = "#!/usr/bin/python\n# coding: cp850\ns = \"ñ\"\n";
        assertThat(TextDecoder.decode(text.getBytes(Charset.forName("IBM850")))).contains(text);
        var tooLate = "\n\n# coding: cp850\ns = \"\u00A4\"\n";
        assertThat(TextDecoder.decode(tooLate.getBytes(ISO_8859_1))).contains(tooLate);
    }

    @Test
    void lineEnds_becomeLineFeeds() {
        assertThat(TextDecoder.normalise("a\r\nb\rc\n\r\n")).contains("a\nb\nc\n\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\0b", "\u0001\u0002abc", "\uFFFD\uFFFDa"})
    void nulOrManyControlCharacters_areNotText(String content) {
        assertThat(TextDecoder.decode(content.getBytes(UTF_8))).isEmpty();
    }

    @Test
    void randomBytes_areNotText() {
        var random = new Random(15);
        for (int i = 0; i < 100; i++) {
            var bytes = new byte[2_000];
            random.nextBytes(bytes);
            assertThat(TextDecoder.decode(bytes)).isEmpty();
        }
    }

    @Test
    void fewControlCharacters_areText() {
        var text = "print('\u001B[1m')\f\n" + "x = 1\n".repeat(20) + "\u001A";
        assertThat(TextDecoder.decode(text.getBytes(UTF_8))).contains(text);
    }

    @Test
    void loneSurrogate_isReplaced() {
        assertThat(TextDecoder.normalise("x = '\uD800' # 😀")).contains("x = '?' # 😀");
    }
}
