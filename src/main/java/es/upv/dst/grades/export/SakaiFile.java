// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.grades.export;

import static es.upv.dst.grades.export.GradebookText.escape;

import es.upv.dst.grades.StudentGrade;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.QuoteMode;

/**
 * The spreadsheet that Sakai's gradebook exports and imports. Column 0 is the user name, column 1 the name,
 * {@code Title [points]} the grades and {@code * Title} the comments. It begins with a byte order mark, as Sakai's own
 * files do, so that a spreadsheet program reads the accents. Sakai ignores the headings of the first two columns.
 *
 * @param decimalMark a comma for users of Sakai whose language has a decimal comma, for whom Sakai separates the
 *     columns by semicolons; else a point, with commas between the columns
 */
record SakaiFile(String title, BigDecimal points, DecimalMark decimalMark) {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    enum DecimalMark {
        COMMA(';'),
        POINT(',');

        private final char separator;

        DecimalMark(char separator) {
            this.separator = separator;
        }

        private String format(BigDecimal number) {
            var text = number.toPlainString();
            return this == COMMA ? text.replace('.', ',') : text;
        }
    }

    String write(List<StudentGrade> grades) {
        var out = new StringBuilder().append(BYTE_ORDER_MARK);
        try (var csv = format().print(out)) {
            csv.printRecord("Student ID", "Name", "%s [%s]".formatted(title, decimalMark.format(points)), "* " + title);
            for (var grade : grades) {
                csv.printRecord(
                        escape(grade.student().userId()),
                        escape(grade.student().name()),
                        decimalMark.format(grade.grade()),
                        escape(grade.explanation()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }

    private CSVFormat format() {
        return CSVFormat.RFC4180
                .builder()
                .setDelimiter(decimalMark.separator)
                .setQuoteMode(QuoteMode.ALL)
                .get();
    }
}
