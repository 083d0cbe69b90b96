// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.grades.export;

import es.upv.dst.grades.GradeBook;
import es.upv.dst.grades.GradesProperties;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** The files with the grades of all students, for the gradebooks of Sakai and Moodle, as downloads. */
@Component
public class GradebookFiles {

    private final GradeBook grades;
    private final GradesProperties settings;

    GradebookFiles(GradeBook grades, GradesProperties settings) {
        this.grades = grades;
        this.settings = settings;
    }

    /** The file for Sakai, with semicolons between the columns and decimal commas. */
    public ResponseEntity<String> sakai() {
        return sakai(SakaiFile.DecimalMark.COMMA);
    }

    /** The file for Moodle. */
    public ResponseEntity<String> moodle() {
        return attachment("grades-moodle.csv", new MoodleFile(settings.title()).write(grades.grades()));
    }

    ResponseEntity<String> sakai(SakaiFile.DecimalMark decimalMark) {
        var file = new SakaiFile(settings.title(), settings.program(), decimalMark);
        return attachment("grades-sakai.csv", file.write(grades.grades()));
    }

    private static ResponseEntity<String> attachment(String name, String text) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/csv;charset=UTF-8"))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(text);
    }
}
