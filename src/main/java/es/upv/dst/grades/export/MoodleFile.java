// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.grades.export;

import static es.upv.dst.grades.export.GradebookText.escape;

import es.upv.dst.grades.StudentGrade;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.commons.csv.CSVFormat;

/**
 * The CSV file that Moodle's gradebook imports: commas between the columns, decimal points, and no byte order mark.
 * Moodle asks which column identifies the students and which one has the grades.
 */
record MoodleFile(String title) {

    String write(List<StudentGrade> grades) {
        var out = new StringBuilder();
        try (var csv = CSVFormat.RFC4180.print(out)) {
            csv.printRecord("Username", "Email address", "Full name", title, title + " (feedback)");
            for (var grade : grades) {
                csv.printRecord(
                        escape(grade.student().userId()),
                        escape(grade.student().email()),
                        escape(grade.student().name()),
                        grade.grade().toPlainString(),
                        escape(grade.explanation()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }
}
