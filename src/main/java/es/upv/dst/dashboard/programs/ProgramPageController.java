// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.dashboard.programs;

import es.upv.dst.dashboard.StudentChoice;
import es.upv.dst.programs.Program.ProgramDecision;
import es.upv.dst.programs.ProgramService;
import es.upv.dst.programs.ProgramViews;
import es.upv.dst.programs.cases.CaseViews;
import es.upv.dst.programs.similarity.ProgramReference;
import es.upv.dst.programs.similarity.SimilarityViews;
import es.upv.dst.roster.Roster;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** One program: its source, the evidence, the other versions, similar programs and cases. */
@Hidden
@Controller
class ProgramPageController {

    private final ProgramService programs;
    private final ProgramViews views;
    private final SimilarityViews pairs;
    private final CaseViews cases;
    private final Roster roster;

    ProgramPageController(
            ProgramService programs, ProgramViews views, SimilarityViews pairs, CaseViews cases, Roster roster) {
        this.programs = programs;
        this.views = views;
        this.pairs = pairs;
        this.cases = cases;
        this.roster = roster;
    }

    @GetMapping("/dashboard/programs/{id}")
    String page(@PathVariable long id, Model model) {
        var program = programs.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        var detail = views.detail(program);
        model.addAttribute("row", detail.program());
        model.addAttribute("versions", detail.versions());
        model.addAttribute(
                "lines",
                Optional.ofNullable(detail.source()).stream()
                        .flatMap(String::lines)
                        .toList());
        model.addAttribute("pairs", pairs.ofProgram(program));
        model.addAttribute("cases", cases.ofProgram(ProgramReference.of(id)));
        model.addAttribute("decisions", ProgramDecision.values());
        model.addAttribute("students", new StudentChoice(roster.all()).labels());
        return "dashboard/program";
    }
}
