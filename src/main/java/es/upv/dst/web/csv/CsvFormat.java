// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.web.csv;

import java.math.BigDecimal;
import java.util.Locale;
import org.springframework.http.HttpHeaders;

/** How CSV is written, which depends on who reads it. */
enum CsvFormat {
    /** For programs, by RFC 4180. */
    PROGRAM("", ',', '.'),
    ENGLISH_SPREADSHEET(CsvFormat.UTF_8_MARK, ',', '.'),
    /** A spreadsheet program in Spanish expects a comma in a number, and so no comma between cells. */
    SPANISH_SPREADSHEET(CsvFormat.UTF_8_MARK, ';', ',');

    /** Without it, a spreadsheet program does not recognise UTF-8. */
    private static final String UTF_8_MARK = "\uFEFF";

    private final String beginning;
    private final char separator;
    private final char decimalSeparator;

    CsvFormat(String beginning, char separator, char decimalSeparator) {
        this.beginning = beginning;
        this.separator = separator;
        this.decimalSeparator = decimalSeparator;
    }

    /** Returns the format for a person if the response is a file that the browser saves. */
    static CsvFormat of(HttpHeaders response) {
        if (!response.getContentDisposition().isAttachment()) {
            return PROGRAM;
        }
        var language = response.getContentLanguage();
        return language != null && language.getLanguage().equals(Locale.of("es").getLanguage())
                ? SPANISH_SPREADSHEET
                : ENGLISH_SPREADSHEET;
    }

    String beginning() {
        return beginning;
    }

    char separator() {
        return separator;
    }

    String number(Number number) {
        var text = number instanceof BigDecimal decimal ? decimal.toPlainString() : number.toString();
        return text.replace('.', decimalSeparator);
    }
}
