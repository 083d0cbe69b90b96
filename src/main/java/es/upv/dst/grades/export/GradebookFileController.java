// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.grades.export;

import es.upv.dst.grades.export.SakaiFile.DecimalMark;
import es.upv.dst.web.Problem;
import io.swagger.v3.oas.annotations.Operation;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/grades")
class GradebookFileController {

    private static final String CSV = "text/csv;charset=UTF-8";

    private final GradebookFiles files;

    GradebookFileController(GradebookFiles files) {
        this.files = files;
    }

    @GetMapping(path = "/sakai", produces = CSV)
    @Operation(summary = "The file for Sakai's gradebook; separator ; with decimal commas, or , with decimal points")
    ResponseEntity<String> sakai(@RequestParam(defaultValue = ";") String separator) {
        return files.sakai(decimalMark(separator));
    }

    @GetMapping(path = "/moodle", produces = CSV)
    @Operation(summary = "The file for Moodle's gradebook")
    ResponseEntity<String> moodle() {
        return files.moodle();
    }

    private static DecimalMark decimalMark(String separator) {
        return switch (separator) {
            case ";" -> DecimalMark.COMMA;
            case "," -> DecimalMark.POINT;
            default -> throw Problem.of(HttpStatus.BAD_REQUEST, "a separator is ; or ,", Map.of());
        };
    }
}
