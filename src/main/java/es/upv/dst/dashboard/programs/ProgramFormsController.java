// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.dashboard.programs;

import es.upv.dst.dashboard.StudentChoice;
import es.upv.dst.dashboard.StudentChoice.Chosen;
import es.upv.dst.dashboard.StudentChoice.Refused;
import es.upv.dst.programs.Program.ProgramDecision;
import es.upv.dst.programs.ProgramDecisions;
import es.upv.dst.programs.ProgramDecisions.DecisionResult;
import es.upv.dst.programs.ProgramService;
import es.upv.dst.programs.ProgramService.AssignmentResult;
import es.upv.dst.roster.Roster;
import es.upv.dst.text.WhiteSpace;
import io.swagger.v3.oas.annotations.Hidden;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The forms about one program. After a refusal, the next page shows the reason and what was typed. */
@Hidden
@Controller
class ProgramFormsController {

    private static final int MAX_REASON = 1_000;

    private final ProgramService programs;
    private final ProgramDecisions decisions;
    private final Roster roster;

    ProgramFormsController(ProgramService programs, ProgramDecisions decisions, Roster roster) {
        this.programs = programs;
        this.decisions = decisions;
        this.roster = roster;
    }

    /** @param list whether the form was in the list, to which the browser returns */
    @PostMapping(path = "/dashboard/programs/{id}/student", produces = MediaType.TEXT_HTML_VALUE)
    String assign(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String student,
            @RequestParam(defaultValue = "false") boolean list,
            RedirectAttributes next) {
        switch (new StudentChoice(roster.all()).find(student)) {
            case Chosen(var dni) -> {
                switch (programs.assign(id, dni)) {
                    case AssignmentResult.Assigned _ -> next.addFlashAttribute("message", "programs.assigned");
                    case AssignmentResult.NotFound _ -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
                    case AssignmentResult.NotEnrolled _ -> refuse(Refused.UNKNOWN.text(), id, student, next);
                    case AssignmentResult.Refused _ -> refuse("programs.assign.inCase", id, student, next);
                }
            }
            case Refused refused -> refuse(refused.text(), id, student, next);
        }
        return list ? "redirect:/dashboard/programs" : "redirect:/dashboard/programs/" + id;
    }

    private static void refuse(String text, long id, String typed, RedirectAttributes next) {
        next.addFlashAttribute("assignProblem", text);
        next.addFlashAttribute("assignId", id);
        next.addFlashAttribute("assignTyped", typed);
    }

    @PostMapping(path = "/dashboard/programs/{id}/decision", produces = MediaType.TEXT_HTML_VALUE)
    String decide(
            @PathVariable long id,
            @RequestParam ProgramDecision decision,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes next) {
        if (reason.length() > MAX_REASON) {
            next.addFlashAttribute("decisionProblem", "program.decision.tooLong");
            next.addFlashAttribute("decisionTyped", reason);
        } else {
            switch (decisions.decide(id, decision, WhiteSpace.strip(reason).replace('\0', '␀'))) {
                case DecisionResult.Decided _ -> next.addFlashAttribute("message", "program.decided");
                case DecisionResult.NotFound _ -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
                case DecisionResult.NotReceived _ ->
                    next.addFlashAttribute("decisionProblem", "program.decision.notReceived");
            }
        }
        return "redirect:/dashboard/programs/" + id;
    }
}
