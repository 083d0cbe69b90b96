// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.course.personal;

import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;

import es.upv.dst.course.StudentData.Erasure;
import es.upv.dst.course.StudentData.Refusal;
import es.upv.dst.roster.Dni;
import es.upv.dst.web.Problem;
import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** Access to the data of one student and their erasure (articles 15 and 17 of the GDPR). */
@RestController
@RequestMapping("/api/students")
class StudentDataController {

    private final StudentDataRepository repository;
    private final StudentSelections selections;
    private final StudentErasure erasure;

    StudentDataController(StudentDataRepository repository, StudentSelections selections, StudentErasure erasure) {
        this.repository = repository;
        this.selections = selections;
        this.erasure = erasure;
    }

    @GetMapping("/{dni}")
    @Operation(summary = "All rows with data of one student, by table")
    Map<String, List<ObjectNode>> find(@PathVariable String dni) {
        var data = repository.find(selections.find(parse(dni)));
        if (data.isEmpty()) {
            throw unknown();
        }
        return data;
    }

    @DeleteMapping(path = "/{dni}", produces = APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Erases the data of one student; confirm repeats the DNI",
            description = "Codes stay issued or used, and counts stay right. 409 while a mail to the student is sent.")
    Erasure.Erased erase(@PathVariable String dni, @RequestParam(defaultValue = "") String confirm) {
        var student = parse(dni);
        if (!student.value().equals(confirm)) {
            throw Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, "The parameter confirm is not the DNI.", Map.of());
        }
        // Most unknown numbers are refused here, without waiting for the messages of students.
        if (repository.find(selections.find(student)).isEmpty()) {
            throw unknown();
        }
        return switch (erasure.erase(student)) {
            case Erasure.Erased erased -> erased;
            case Refusal.MAIL_IN_PROGRESS ->
                throw Problem.of(
                        HttpStatus.CONFLICT, "A mail to the student is being sent; try again in a minute.", Map.of());
            case Refusal.NO_DATA -> throw unknown();
        };
    }

    private static Dni parse(String dni) {
        return Dni.parse(dni)
                .orElseThrow(
                        () -> Problem.of(HttpStatus.BAD_REQUEST, "neither a DNI nor a NIE without letter", Map.of()));
    }

    private static RuntimeException unknown() {
        return Problem.of(HttpStatus.NOT_FOUND, "The lab holds no data of this student.", Map.of());
    }
}
