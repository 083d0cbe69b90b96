// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.dashboard.originality;

import es.upv.dst.dashboard.CsvFile;
import es.upv.dst.programs.cases.CaseRow.CaseCsvRow;
import es.upv.dst.programs.cases.CaseService;
import es.upv.dst.programs.cases.CaseService.CaseResult;
import es.upv.dst.programs.cases.CaseViews;
import es.upv.dst.programs.cases.ProgramCase.ProgramCaseState;
import es.upv.dst.programs.similarity.ProgramReference;
import es.upv.dst.web.Paging;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.validation.Valid;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The cases about pairs of programs, oldest first, and the button that opens one. */
@Hidden
@Controller
class CasesController {

    private final CaseViews views;
    private final CaseService cases;

    CasesController(CaseViews views, CaseService cases) {
        this.views = views;
        this.cases = cases;
    }

    @GetMapping("/dashboard/programs/cases")
    String page(@RequestParam Optional<ProgramCaseState> state, @Valid Paging paging, Model model) {
        model.addAttribute("states", ProgramCaseState.values());
        model.addAttribute("state", state.orElse(null));
        model.addAttribute("page", views.page(filter(state), paging));
        return "dashboard/cases";
    }

    @GetMapping("/dashboard/programs/cases.csv")
    ResponseEntity<List<CaseCsvRow>> csv(@RequestParam Optional<ProgramCaseState> state) {
        return CsvFile.of("cases", views.all(filter(state)));
    }

    private static String filter(Optional<ProgramCaseState> state) {
        return state.map(ProgramCaseState::toString).orElse("");
    }

    @PostMapping(path = "/dashboard/programs/cases", produces = MediaType.TEXT_HTML_VALUE)
    String open(
            @RequestParam String first,
            @RequestParam String second,
            @RequestParam(defaultValue = "") String note,
            RedirectAttributes next) {
        var one = program(first);
        var other = program(second);
        var problem = CaseText.NOTE.problem(note, true).map(CaseText.CaseProblem::text);
        if (problem.isEmpty()) {
            switch (cases.open(one, other, CaseText.lines(note))) {
                case CaseResult.Recorded(var id) -> {
                    next.addFlashAttribute("message", "case.opened");
                    return "redirect:/dashboard/programs/cases/" + id;
                }
                case CaseResult.Refused(var refusal) -> problem = Optional.of("case.refusal." + refusal.name());
            }
        }
        next.addFlashAttribute("openProblem", problem.orElseThrow());
        next.addFlashAttribute("openTyped", note);
        return "redirect:/dashboard/programs/similarities/" + one + "/" + other;
    }

    private static ProgramReference program(String text) {
        return ProgramReference.parse(text).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
