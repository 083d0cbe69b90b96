// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.grades.certification;

import es.upv.dst.roster.Dni;
import es.upv.dst.web.Page;
import es.upv.dst.web.Paging;
import es.upv.dst.web.Problem;
import es.upv.dst.web.SingleLine;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/grades")
class CertificationController {

    private final Certifications certifications;

    CertificationController(Certifications certifications) {
        this.certifications = certifications;
    }

    @GetMapping("/claims")
    @Operation(summary = "Accepted submissions of a student with a code that was issued to another one, oldest first")
    Page<Claim> claims(@Valid Paging paging) {
        return Page.of(certifications.claims(), paging);
    }

    @GetMapping("/unmatched")
    @Operation(summary = "Accepted submissions that certify nobody until they are assigned to a student, oldest first")
    Page<UnmatchedSubmission> unmatched(@Valid Paging paging) {
        return Page.of(certifications.unmatched(), paging);
    }

    @PutMapping(
            path = "/assignments/{submissionId}",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Assigns an accepted submission to a student, whose grade it then counts for")
    AssignmentInput assign(@PathVariable long submissionId, @Valid @RequestBody AssignmentInput input) {
        var outcome = Dni.parse(input.dni)
                .map(dni -> certifications.assign(submissionId, dni, input.reason.strip()))
                .orElse(AssignmentOutcome.NOT_ENROLLED);
        return switch (outcome) {
            case ASSIGNED -> input;
            case NO_SUCH_SUBMISSION -> throw Problem.of(HttpStatus.NOT_FOUND, outcome.meaning(), Map.of());
            case NOT_ENROLLED -> throw Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, outcome.meaning(), Map.of());
        };
    }

    /** @param reason kept with the assignment; one line, because lists and exports have one line for each student */
    record AssignmentInput(
            @NotNull String dni,

            @NotBlank @Size(max = 500) @SingleLine String reason) {}
}
