// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.dashboard.originality;

import es.upv.dst.programs.cases.CaseViews;
import es.upv.dst.programs.similarity.ProgramReference;
import es.upv.dst.programs.similarity.SimilarityRow.PassageRow;
import es.upv.dst.programs.similarity.SimilarityViews;
import io.swagger.v3.oas.annotations.Hidden;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** Two similar programs side by side. */
@Hidden
@Controller
class PairController {

    private final SimilarityViews pairs;
    private final CaseViews cases;

    PairController(SimilarityViews pairs, CaseViews cases) {
        this.pairs = pairs;
        this.cases = cases;
    }

    @GetMapping("/dashboard/programs/similarities/{first}/{second}")
    String page(@PathVariable String first, @PathVariable String second, Model model) {
        var one = program(first);
        var other = program(second);
        var pair = pairs.find(one, other).orElseThrow(PairController::notFound);
        model.addAttribute("pair", pair);
        model.addAttribute(
                "first",
                PassageLine.of(
                        pair.first().lines(),
                        pair.passages().stream().map(PassageRow::first).toList()));
        model.addAttribute(
                "second",
                PassageLine.of(
                        pair.second().lines(),
                        pair.passages().stream().map(PassageRow::second).toList()));
        model.addAttribute("found", cases.find(one, other).orElse(null));
        return "dashboard/pair";
    }

    private static ProgramReference program(String text) {
        return ProgramReference.parse(text).orElseThrow(PairController::notFound);
    }

    private static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
