// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.dashboard.programs;

import es.upv.dst.programs.ProgramDecisions;
import es.upv.dst.programs.ProgramDecisions.Acceptance;
import es.upv.dst.programs.ProgramService;
import es.upv.dst.programs.ProgramViews;
import es.upv.dst.programs.cases.CaseService;
import es.upv.dst.programs.similarity.ComparisonRuns;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The buttons for all programs: compare them, and accept those that are clear. */
@Hidden
@Controller
class CommonDecisionController {

    /** More would not fit into a message; the list has all of them. */
    private static final int MAX_LEFT = 20;

    private static final String LIST = "redirect:/dashboard/programs";

    private final ProgramDecisions decisions;
    private final ProgramService programs;
    private final ProgramViews views;
    private final CaseService cases;
    private final ComparisonRuns comparisons;

    CommonDecisionController(
            ProgramDecisions decisions,
            ProgramService programs,
            ProgramViews views,
            CaseService cases,
            ComparisonRuns comparisons) {
        this.decisions = decisions;
        this.programs = programs;
        this.views = views;
        this.cases = cases;
        this.comparisons = comparisons;
    }

    @PostMapping(path = "/dashboard/programs/accept", produces = MediaType.TEXT_HTML_VALUE)
    String acceptClear(RedirectAttributes next) {
        var acceptance = decisions.acceptClear("accepted together with all programs that do all steps");
        next.addFlashAttribute("accepted", acceptance.accepted().size());
        next.addFlashAttribute("left", left(acceptance));
        next.addFlashAttribute("allLeft", acceptance.left().size());
        return LIST;
    }

    private List<LeftProgram> left(Acceptance acceptance) {
        var states = cases.statesByStudent();
        var comparison = comparisons.status();
        var ids = acceptance.left().stream()
                .limit(MAX_LEFT)
                .map(ProgramDecisions.LeftProgram::id)
                .toList();
        return programs.findAll(ids).stream()
                .map(program -> LeftProgram.of(views.row(program), states, comparison))
                .toList();
    }

    /** The response comes after the comparison. */
    @PostMapping(path = "/dashboard/programs/compare", produces = MediaType.TEXT_HTML_VALUE)
    String compare(RedirectAttributes next) {
        comparisons
                .compareAll()
                .ifPresentOrElse(
                        report -> next.addFlashAttribute("comparison", report),
                        () -> next.addFlashAttribute("refusal", "programs.compare.running"));
        return LIST;
    }
}
