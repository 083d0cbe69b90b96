// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.dashboard.programs;

import es.upv.dst.dashboard.CsvFile;
import es.upv.dst.dashboard.StudentChoice;
import es.upv.dst.programs.Program.ProgramState;
import es.upv.dst.programs.ProgramRow.CsvRow;
import es.upv.dst.programs.ProgramViews;
import es.upv.dst.programs.ProgramViews.ProgramQuery;
import es.upv.dst.roster.MaskedText;
import es.upv.dst.roster.Roster;
import es.upv.dst.web.Paging;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.validation.Valid;
import java.util.List;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The programs, oldest first, also those that could not be read or assigned. */
@Hidden
@Controller
class ProgramsController {

    private static final Paging COUNT_ONLY = new Paging(0, 1);

    private final ProgramViews programs;
    private final Roster roster;

    ProgramsController(ProgramViews programs, Roster roster) {
        this.programs = programs;
        this.roster = roster;
    }

    @GetMapping("/dashboard/programs")
    String page(
            @RequestParam Optional<ProgramState> state,
            @RequestParam(defaultValue = "") String q,
            @Valid Paging paging,
            Model model) {
        var unassigned = query(Optional.of(ProgramState.UNASSIGNED), "");
        model.addAttribute("states", ProgramState.values());
        model.addAttribute("state", state.orElse(null));
        model.addAttribute("q", q);
        model.addAttribute("page", programs.page(query(state, q), paging));
        model.addAttribute("unassigned", programs.page(unassigned, COUNT_ONLY).total());
        model.addAttribute("students", new StudentChoice(roster.all()).labels());
        return "dashboard/programs";
    }

    @GetMapping("/dashboard/programs.csv")
    ResponseEntity<List<CsvRow>> csv(
            @RequestParam Optional<ProgramState> state, @RequestParam(defaultValue = "") String q) {
        var rows = programs.all(query(state, q)).stream().map(row -> row.withTexts(MaskedText::of));
        return CsvFile.of("programs", rows.toList());
    }

    private static ProgramQuery query(Optional<ProgramState> state, String q) {
        return new ProgramQuery(Optional.empty(), state, q);
    }
}
