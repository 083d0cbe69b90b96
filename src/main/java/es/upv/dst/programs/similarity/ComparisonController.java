// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.similarity;

import es.upv.dst.programs.similarity.ComparisonReport.ComparisonStatus;
import es.upv.dst.web.Problem;
import io.swagger.v3.oas.annotations.Operation;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/programs/comparison")
class ComparisonController {

    private final ComparisonRuns runs;

    ComparisonController(ComparisonRuns runs) {
        this.runs = runs;
    }

    @PostMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Compares the current program of each student with all others and with those of past courses",
            description = "The response comes after the comparison, which takes 8 s for 400 programs, and longer while"
                    + " students are served. The pairs that it finds replace the earlier ones, except those that"
                    + " have a case. 409 while such a comparison runs.")
    ComparisonReport compare() {
        return runs.compareAll()
                .orElseThrow(() -> Problem.of(
                        HttpStatus.CONFLICT,
                        "A comparison is running already; only one can run at a time.",
                        Map.of("reason", "UNDER_WAY")));
    }

    @GetMapping
    @Operation(summary = "Which programs could not be compared and why, and which ones wait for a comparison")
    ComparisonStatus status() {
        return runs.status();
    }
}
