// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.dashboard.grades;

import es.upv.dst.dashboard.CsvFile;
import es.upv.dst.dashboard.StudentChoice;
import es.upv.dst.grades.certification.Certifications;
import es.upv.dst.grades.certification.UnmatchedSubmission;
import es.upv.dst.roster.Roster;
import es.upv.dst.text.WhiteSpace;
import es.upv.dst.web.Page;
import es.upv.dst.web.Paging;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.validation.Valid;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The accepted submissions that certify nobody, and the form that assigns one to a student. */
@Hidden
@Controller
class UnmatchedController {

    private static final String LIST = "/dashboard/grades/unmatched";
    private static final String FORM = "form";

    private final Certifications certifications;
    private final Roster roster;

    UnmatchedController(Certifications certifications, Roster roster) {
        this.certifications = certifications;
        this.roster = roster;
    }

    @GetMapping(LIST)
    String page(@Valid Paging paging, Model model) {
        model.addAttribute("page", Page.of(certifications.unmatched(), paging));
        return "dashboard/unmatched";
    }

    @GetMapping(LIST + ".csv")
    ResponseEntity<List<UnmatchedLine>> csv() {
        return CsvFile.of(
                "unmatched",
                certifications.unmatched().stream().map(UnmatchedLine::of).toList());
    }

    @GetMapping(LIST + "/{id}")
    ModelAndView form(@PathVariable long id) {
        var page = form(find(id), HttpStatus.OK);
        page.addObject(FORM, new AssignmentForm("", ""));
        return page;
    }

    @PostMapping(path = LIST + "/{id}", produces = MediaType.TEXT_HTML_VALUE)
    ModelAndView assign(
            @PathVariable long id,
            @Valid @ModelAttribute(FORM) AssignmentForm form,
            BindingResult errors,
            RedirectAttributes flash) {
        var submission = find(id);
        var choice = new StudentChoice(roster.all()).find(form.student());
        if (errors.hasErrors() || !(choice instanceof StudentChoice.Chosen chosen)) {
            if (!errors.hasFieldErrors("student") && choice instanceof StudentChoice.Refused) {
                errors.rejectValue("student", "unknown");
            }
            return form(submission, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        return switch (certifications.assign(id, chosen.dni(), WhiteSpace.strip(form.reason()))) {
            case ASSIGNED -> {
                flash.addFlashAttribute("message", "unmatched.done");
                yield new ModelAndView("redirect:" + LIST);
            }
            case NO_SUCH_SUBMISSION -> throw unknown();
            // The roster has changed meanwhile.
            case NOT_ENROLLED -> {
                errors.rejectValue("student", "unknown");
                yield form(submission, HttpStatus.UNPROCESSABLE_CONTENT);
            }
        };
    }

    private ModelAndView form(UnmatchedSubmission submission, HttpStatus status) {
        var page = new ModelAndView("dashboard/assignment", status);
        page.addObject("submission", submission);
        page.addObject("choices", new StudentChoice(roster.all()).labels());
        return page;
    }

    private UnmatchedSubmission find(long id) {
        return certifications.unmatched().stream()
                .filter(submission -> submission.submissionId() == id)
                .findFirst()
                .orElseThrow(UnmatchedController::unknown);
    }

    private static ResponseStatusException unknown() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
