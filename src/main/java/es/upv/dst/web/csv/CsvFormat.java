// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.web.csv;

import es.upv.dst.web.Problem;
import java.math.BigDecimal;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;

/** How CSV is written, which depends on who reads it. */
enum CsvFormat {
    /** For programs, by RFC 4180. */
    PROGRAM("", ',', '.'),
    ENGLISH_SPREADSHEET(CsvFormat.UTF_8_MARK, ',', '.'),
    /** In Spanish and other languages that write a comma in a number, and so no comma between cells. */
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

    /**
     * Returns the format that a request asks for: that of the separator, which a person gives; else that of the
     * language of the reader. A program gives neither.
     *
     * @param language of the file that the browser saves, or the preferred one of the request
     */
    static CsvFormat of(Optional<String> separator, Optional<Locale> language) {
        return separator
                .map(CsvFormat::ofSeparator)
                .orElseGet(() -> language.map(CsvFormat::ofLanguage).orElse(PROGRAM));
    }

    private static CsvFormat ofSeparator(String separator) {
        return switch (separator) {
            case ";" -> SPANISH_SPREADSHEET;
            case "," -> ENGLISH_SPREADSHEET;
            default -> throw Problem.of(HttpStatus.BAD_REQUEST, "a separator is ; or ,", Map.of());
        };
    }

    private static CsvFormat ofLanguage(Locale language) {
        return DecimalFormatSymbols.getInstance(language).getDecimalSeparator() == ','
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
