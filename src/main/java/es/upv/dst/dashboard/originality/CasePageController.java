// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.dashboard.originality;

import es.upv.dst.dashboard.originality.CaseText.CaseProblem;
import es.upv.dst.events.StudentKeys;
import es.upv.dst.programs.cases.CaseRow;
import es.upv.dst.programs.cases.CaseRow.CaseDetail;
import es.upv.dst.programs.cases.CaseService;
import es.upv.dst.programs.cases.CaseService.CaseResult;
import es.upv.dst.programs.cases.CaseViews;
import es.upv.dst.programs.cases.ProgramCase.ProgramCaseState;
import es.upv.dst.roster.Dni;
import es.upv.dst.text.WhiteSpace;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One case with its history and its forms. After a refusal, the next page shows the reason and what was typed. */
@Hidden
@Controller
@RequestMapping("/dashboard/programs/cases/{id}")
class CasePageController {

    private final CaseViews views;
    private final CaseService cases;
    private final StudentKeys keys;

    CasePageController(CaseViews views, CaseService cases, StudentKeys keys) {
        this.views = views;
        this.cases = cases;
        this.keys = keys;
    }

    @GetMapping
    String page(@PathVariable long id, Model model) {
        var detail = find(id);
        model.addAttribute("row", detail.row());
        model.addAttribute("history", detail.history());
        model.addAttribute("states", ProgramCaseState.values());
        model.addAttribute("students", CaseStudent.of(detail.row(), keys));
        return "dashboard/case";
    }

    @PostMapping(path = "/state", produces = MediaType.TEXT_HTML_VALUE)
    String decide(
            @PathVariable long id,
            @RequestParam ProgramCaseState state,
            @RequestParam(defaultValue = "") String text,
            RedirectAttributes next) {
        var form = new CaseForm("state", state.name(), "", text);
        return record(
                id,
                form,
                CaseText.NOTE.problem(text, false),
                () -> cases.decide(id, state, CaseText.lines(text)),
                next);
    }

    @PostMapping(path = "/letters", produces = MediaType.TEXT_HTML_VALUE)
    String write(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String student,
            @RequestParam(defaultValue = "") String subject,
            @RequestParam(defaultValue = "") String text,
            RedirectAttributes next) {
        var problem = CaseText.SUBJECT.problem(subject, false).or(() -> CaseText.BODY.problem(text, false));
        return recordFor(
                id,
                new CaseForm("letter", student, subject, text),
                problem,
                dni -> cases.write(id, dni, WhiteSpace.strip(subject), CaseText.lines(text)),
                next);
    }

    @PostMapping(path = "/replies", produces = MediaType.TEXT_HTML_VALUE)
    String reply(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String student,
            @RequestParam(defaultValue = "") String text,
            RedirectAttributes next) {
        return recordFor(
                id,
                new CaseForm("reply", student, "", text),
                CaseText.BODY.problem(text, false),
                dni -> cases.recordReply(id, dni, CaseText.lines(text)),
                next);
    }

    private String recordFor(
            long id,
            CaseForm form,
            Optional<CaseProblem> problem,
            Function<Dni, CaseResult> change,
            RedirectAttributes next) {
        var student = student(find(id).row(), form.choice());
        return record(
                id,
                form,
                student.isEmpty() ? Optional.of(new CaseProblem("student", "case.student.choose")) : problem,
                () -> change.apply(student.orElseThrow()),
                next);
    }

    private Optional<Dni> student(CaseRow row, String key) {
        return CaseStudent.of(row, keys).stream()
                .filter(student -> student.key().equals(key))
                .map(CaseStudent::dni)
                .findFirst();
    }

    private String record(
            long id,
            CaseForm form,
            Optional<CaseProblem> problem,
            Supplier<CaseResult> change,
            RedirectAttributes next) {
        var refusal = problem.or(() -> refusal(change.get()));
        refusal.ifPresentOrElse(
                reason -> {
                    next.addFlashAttribute("typed", form);
                    next.addFlashAttribute("problem", reason);
                },
                () -> next.addFlashAttribute("message", "case.recorded." + form.name()));
        return "redirect:/dashboard/programs/cases/" + id
                + refusal.map(_ -> "#" + form.name() + "-title").orElse("");
    }

    private static Optional<CaseProblem> refusal(CaseResult result) {
        return switch (result) {
            case CaseResult.Recorded _ -> Optional.empty();
            case CaseResult.Refused(var refusal) -> Optional.of(new CaseProblem("", "case.refusal." + refusal.name()));
        };
    }

    private CaseDetail find(long id) {
        return views.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    /**
     * What was typed in a form of a case.
     *
     * @param name state, letter or reply
     * @param choice a state, or the key of a student
     */
    record CaseForm(String name, String choice, String subject, String text) {}
}
