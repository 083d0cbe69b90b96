// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.similarity;

import es.upv.dst.programs.similarity.SimilarityRepository.PairFilter;
import es.upv.dst.programs.similarity.SimilarityRow.PairCsvRow;
import es.upv.dst.programs.similarity.SimilarityViews.Cluster;
import es.upv.dst.programs.similarity.SimilarityViews.PairDetail;
import es.upv.dst.roster.Dni;
import es.upv.dst.text.WhiteSpace;
import es.upv.dst.web.Page;
import es.upv.dst.web.Paging;
import es.upv.dst.web.Problem;
import es.upv.dst.web.csv.Csv;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/programs")
class SimilarityController {

    private final SimilarityViews views;

    SimilarityController(SimilarityViews views) {
        this.views = views;
    }

    @GetMapping("/similarities")
    @Operation(
            summary = "The pairs of similar programs, the most similar first; min is a similarity from 0 to 1, dni a"
                    + " student of one of the two programs")
    Page<SimilarityRow> list(
            @RequestParam(defaultValue = "0") double min,
            @RequestParam(defaultValue = "") String dni,
            @Valid Paging paging) {
        return views.page(filter(min, dni), paging);
    }

    @GetMapping(path = "/similarities", produces = Csv.TYPE)
    List<PairCsvRow> csv(@RequestParam(defaultValue = "0") double min, @RequestParam(defaultValue = "") String dni) {
        return views.all(filter(min, dni));
    }

    @GetMapping("/similarities/{first}/{second}")
    @Operation(
            summary =
                    "A pair with both programs line by line; passage is the index of the passage that contains a line."
                            + " The id of a program of a past course begins with a")
    PairDetail pair(@PathVariable String first, @PathVariable String second) {
        return ProgramReference.parse(first)
                .flatMap(one -> ProgramReference.parse(second).flatMap(other -> views.find(one, other)))
                .orElseThrow(SimilarityController::notFound);
    }

    @GetMapping("/clusters")
    @Operation(summary = "The groups of more than two programs that suspicious pairs connect, the largest first")
    Page<Cluster> clusters(@Valid Paging paging) {
        return Page.of(views.clusters(), paging);
    }

    private static PairFilter filter(double min, String dni) {
        if (!(min >= 0 && min <= 1)) {
            throw Problem.of(HttpStatus.BAD_REQUEST, "min is a similarity from 0 to 1", Map.of());
        }
        if (!dni.isEmpty() && Dni.parse(dni).isEmpty()) {
            throw Problem.of(
                    HttpStatus.BAD_REQUEST,
                    "a DNI is eight digits, or X, Y or Z and seven digits, without its final letter",
                    Map.of());
        }
        return new PairFilter(min, WhiteSpace.strip(dni));
    }

    private static ErrorResponseException notFound() {
        return Problem.of(HttpStatus.NOT_FOUND, "there is no pair of similar programs with these ids", Map.of());
    }
}
