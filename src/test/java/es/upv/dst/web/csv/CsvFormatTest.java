// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.web.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;

/** Tests how files are written for spreadsheet programs, which decide by the language of the person. */
class CsvFormatTest {

    private static final Row ROW = new Row("Peña, Ana", "=1+1", new BigDecimal("-0.5"));

    @Test
    void responseForAProgram_isNotChanged() throws IOException {
        assertThat(csv(new HttpHeaders())).isEqualTo("name,text,grade\r\n\"Peña, Ana\",'=1+1,-0.5\r\n");
    }

    @Test
    void fileInSpanish_hasAMarkAndSemicolonsAndDecimalCommas() throws IOException {
        assertThat(csv(file("es"))).isEqualTo("\uFEFFname;text;grade\r\n\"Peña, Ana\";'=1+1;-0,5\r\n");
    }

    @Test
    void fileInEnglish_hasAMarkAndCommas() throws IOException {
        assertThat(csv(file("en"))).isEqualTo("\uFEFFname,text,grade\r\n\"Peña, Ana\",'=1+1,-0.5\r\n");
    }

    @Test
    void formulaAfterTheOtherSeparator_staysInItsCell() throws IOException {
        var out = new StringBuilder();
        Csv.write(Row.class, List.of(new Row("a,=1+1", "b;=1+1", BigDecimal.ONE)), CsvFormat.of(file("es")), out);
        assertThat(out).endsWith("\"a,=1+1\";\"b;=1+1\";1\r\n");
    }

    private static String csv(HttpHeaders response) throws IOException {
        var out = new StringBuilder();
        Csv.write(Row.class, List.of(ROW), CsvFormat.of(response), out);
        return out.toString();
    }

    private static HttpHeaders file(String language) {
        var response = new HttpHeaders();
        response.setContentDisposition(
                ContentDisposition.attachment().filename("x.csv").build());
        response.setContentLanguage(Locale.of(language));
        return response;
    }

    private record Row(String name, String text, BigDecimal grade) {}
}
