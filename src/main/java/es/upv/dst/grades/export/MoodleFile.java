// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.grades.export;

import es.upv.dst.grades.StudentGrade;
import es.upv.dst.web.csv.FormulaEscaping;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.commons.csv.CSVFormat;

/**
 * The CSV file that Moodle's gradebook imports: commas between the columns, decimal points, and no byte order mark. Moodle
 * asks which column identifies the students and which one has the grades.
 */
record MoodleFile(String title) {

    String write(List<StudentGrade> grades) {
        var out = new StringBuilder();
        try (var csv = CSVFormat.RFC4180.print(out)) {
            csv.printRecord("Username", "Email address", "Full name", title, title + " (feedback)");
            for (var grade : grades) {
                csv.printRecord(
                        cell(grade.student().userId()),
                        cell(grade.student().email()),
                        cell(grade.student().name()),
                        grade.grade().toPlainString(),
                        cell(grade.explanation()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }

    /** Doubles backslashes, because a quotation mark after a backslash does not end a cell for Moodle's reader. */
    private static String cell(String text) {
        return FormulaEscaping.escape(text).replace("\\", "\\\\");
    }
}
