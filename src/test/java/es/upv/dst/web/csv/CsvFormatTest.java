// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.web.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests how files are written for spreadsheet programs, which decide by the language of the person. */
class CsvFormatTest {

    private static final Row ROW = new Row("Peña, Ana", "=1+1", new BigDecimal("-0.5"));

    @Test
    void responseForAProgram_isNotChanged() throws IOException {
        assertThat(csv("", "")).isEqualTo("name,text,grade\r\n\"Peña, Ana\",'=1+1,-0.5\r\n");
    }

    @Test
    void fileInSpanish_hasAMarkAndSemicolonsAndDecimalCommas() throws IOException {
        assertThat(csv("", "es")).isEqualTo("\uFEFFname;text;grade\r\n\"Peña, Ana\";'=1+1;-0,5\r\n");
    }

    @Test
    void fileInEnglish_hasAMarkAndCommas() throws IOException {
        assertThat(csv("", "en")).isEqualTo("\uFEFFname,text,grade\r\n\"Peña, Ana\",'=1+1,-0.5\r\n");
    }

    @Test
    void formulaAfterTheOtherSeparator_staysInItsCell() throws IOException {
        var out = new StringBuilder();
        Csv.write(Row.class, List.of(new Row("a,=1+1", "b;=1+1", BigDecimal.ONE)), CsvFormat.SPANISH_SPREADSHEET, out);
        assertThat(out).endsWith("\"a,=1+1\";\"b;=1+1\";1\r\n");
    }

    @ParameterizedTest
    @CsvSource({"ca, SPANISH", "eu, SPANISH", "de-DE, SPANISH", "es-MX, ENGLISH", "en-GB, ENGLISH", "und, ENGLISH"})
    void otherLanguages_haveTheSeparatorOfTheirSpreadsheets(String language, String format) {
        assertThat(CsvFormat.of(Optional.empty(), Optional.of(Locale.forLanguageTag(language))))
                .isEqualTo(CsvFormat.valueOf(format + "_SPREADSHEET"));
    }

    @Test
    void givenSeparator_winsOverTheLanguage() throws IOException {
        assertThat(csv(";", "en")).startsWith("\uFEFFname;text");
        assertThat(csv(",", "es")).startsWith("\uFEFFname,text");
    }

    private static String csv(String separator, String language) throws IOException {
        var out = new StringBuilder();
        var format = CsvFormat.of(
                Optional.of(separator).filter(text -> !text.isEmpty()),
                Optional.of(language).filter(text -> !text.isEmpty()).map(Locale::of));
        Csv.write(Row.class, List.of(ROW), format, out);
        return out.toString();
    }

    private record Row(String name, String text, BigDecimal grade) {}
}
