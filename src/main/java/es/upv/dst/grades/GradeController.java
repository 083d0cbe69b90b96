// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.grades;

import es.upv.dst.grades.certification.Certifications;
import es.upv.dst.grades.certification.SubmissionAssignment;
import es.upv.dst.roster.Dni;
import es.upv.dst.text.WhiteSpace;
import es.upv.dst.web.Page;
import es.upv.dst.web.Paging;
import es.upv.dst.web.Problem;
import es.upv.dst.web.SingleLine;
import es.upv.dst.web.csv.Csv;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/grades")
class GradeController {

    private static final String JSON = MediaType.APPLICATION_JSON_VALUE;

    private static final String REMOVED = "the professor removed the grade that was set";

    private final GradeBook grades;
    private final Certifications certifications;

    GradeController(GradeBook grades, Certifications certifications) {
        this.grades = grades;
        this.certifications = certifications;
    }

    @GetMapping
    @Operation(summary = "The grades, ordered by DNI; q is a DNI or a part of the name or address; as CSV, masked DNIs")
    Page<GradeRow> list(@RequestParam(defaultValue = "") String q, @Valid Paging paging) {
        return Page.of(grades.find(q).stream().map(GradeRow::of).toList(), paging);
    }

    @GetMapping(produces = Csv.TYPE)
    List<GradeRow> csv(@RequestParam(defaultValue = "") String q) {
        return grades.find(q).stream().map(GradeRow::masked).toList();
    }

    @GetMapping("/{dni}")
    @Operation(summary = "The grade of one student, with the history of what the professor decided about it")
    GradeHistory find(@PathVariable String dni) {
        return history(number(dni)).orElseThrow(GradeController::notEnrolled);
    }

    @PutMapping(path = "/{dni}", consumes = JSON, produces = JSON)
    @Operation(summary = "Sets the grade of a student instead of the computed one; the reason is kept")
    GradeRow set(@PathVariable String dni, @Valid @RequestBody GradeInput input) {
        if (input.grade.compareTo(grades.maximum()) > 0) {
            throw tooHigh();
        }
        return grades.override(number(dni), input.grade, WhiteSpace.strip(input.reason))
                .map(GradeRow::of)
                .orElseThrow(GradeController::notEnrolled);
    }

    @DeleteMapping(path = "/{dni}", produces = JSON)
    @Operation(summary = "Removes the grade that was set, so that the computed one counts; the history is kept")
    GradeRow remove(@PathVariable String dni) {
        return grades.removeOverride(number(dni), REMOVED)
                .map(GradeRow::of)
                .orElseThrow(() ->
                        Problem.of(HttpStatus.NOT_FOUND, "no grade was set for a student with this DNI", Map.of()));
    }

    private static Dni number(String dni) {
        return Dni.parse(dni)
                .orElseThrow(() -> Problem.of(
                        HttpStatus.BAD_REQUEST,
                        "a DNI is eight digits, or X, Y or Z and seven digits, without its final letter",
                        Map.of()));
    }

    private Optional<GradeHistory> history(Dni dni) {
        return grades.find(dni)
                .map(grade -> new GradeHistory(GradeRow.of(grade), grades.history(dni), certifications.history(dni)));
    }

    private ErrorResponseException tooHigh() {
        var reason = "must be at most " + grades.maximum().toPlainString() + ", which is dst.grades.program";
        return Problem.of(
                HttpStatus.BAD_REQUEST,
                "The grade is above the points of the item in the gradebooks.",
                Map.of("invalid", List.of(Map.of("name", "grade", "reason", reason))));
    }

    private static ErrorResponseException notEnrolled() {
        return Problem.of(
                HttpStatus.NOT_FOUND, "no student on the roster has this DNI, or it is a rehearsal student", Map.of());
    }

    /**
     * @param set the grades that the professor set or removed, oldest first
     * @param assignments the submissions that the professor assigned to this student, oldest first
     */
    record GradeHistory(GradeRow grade, List<GradeOverride> set, List<SubmissionAssignment> assignments) {}

    /** @param reason kept with the grade; one line, because exports have one line for each student */
    record GradeInput(
            @NotNull @DecimalMin("0") @Digits(integer = 2, fraction = 2)
            BigDecimal grade,

            @NotBlank @Size(max = 500) @SingleLine String reason) {}
}
