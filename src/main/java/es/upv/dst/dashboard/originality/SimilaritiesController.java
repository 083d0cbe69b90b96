// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.dashboard.originality;

import static java.util.stream.Collectors.toMap;

import es.upv.dst.dashboard.CsvFile;
import es.upv.dst.events.StudentKeys;
import es.upv.dst.programs.cases.CaseViews;
import es.upv.dst.programs.similarity.ComparisonRuns;
import es.upv.dst.programs.similarity.SimilarityRepository.PairFilter;
import es.upv.dst.programs.similarity.SimilarityRow.PairCsvRow;
import es.upv.dst.programs.similarity.SimilarityViews;
import es.upv.dst.roster.Student;
import es.upv.dst.web.Paging;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.validation.Valid;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The pairs of similar programs, the most similar first. */
@Hidden
@Controller
class SimilaritiesController {

    private static final int PERCENT = 100;

    private final SimilarityViews pairs;
    private final CaseViews cases;
    private final ComparisonRuns comparisons;
    private final StudentKeys keys;

    SimilaritiesController(SimilarityViews pairs, CaseViews cases, ComparisonRuns comparisons, StudentKeys keys) {
        this.pairs = pairs;
        this.cases = cases;
        this.comparisons = comparisons;
        this.keys = keys;
    }

    /**
     * @param min the lowest similarity, in percent
     * @param student the key of a student of one of the two programs; empty for any
     */
    @GetMapping("/dashboard/programs/similarities")
    String page(
            @RequestParam(defaultValue = "0") int min,
            @RequestParam(defaultValue = "") String student,
            @Valid Paging paging,
            Model model) {
        var found = student(student);
        model.addAttribute("min", min);
        model.addAttribute("key", student);
        model.addAttribute("student", found.map(Student::name).orElse(""));
        model.addAttribute("page", pairs.page(filter(min, found), paging));
        model.addAttribute("status", comparisons.status());
        model.addAttribute(
                "cases",
                cases.findAll().stream()
                        .collect(toMap(
                                row -> row.first().id() + "/" + row.second().id(), row -> row)));
        return "dashboard/similarities";
    }

    @GetMapping("/dashboard/programs/similarities.csv")
    ResponseEntity<List<PairCsvRow>> csv(
            @RequestParam(defaultValue = "0") int min, @RequestParam(defaultValue = "") String student) {
        return CsvFile.of("similarities", pairs.all(filter(min, student(student))));
    }

    private Optional<Student> student(String key) {
        return key.isEmpty()
                ? Optional.empty()
                : Optional.of(keys.find(key).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
    }

    private static PairFilter filter(int min, Optional<Student> student) {
        return new PairFilter(
                Math.clamp(min, 0, PERCENT) / (double) PERCENT,
                student.map(found -> found.dni().value()).orElse(""));
    }
}
