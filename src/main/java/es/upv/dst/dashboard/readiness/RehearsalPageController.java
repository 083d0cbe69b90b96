// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.dashboard.readiness;

import es.upv.dst.rehearsal.RehearsalRefusal;
import es.upv.dst.rehearsal.RehearsalRequest;
import es.upv.dst.rehearsal.RehearsalRunner;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.validation.Valid;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Starts a rehearsal, and shows its progress and its report. The page asks for the progress each second. */
@Hidden
@Controller
@RequestMapping("/dashboard/rehearsal")
class RehearsalPageController {

    private static final String VIEW = "dashboard/rehearsal";

    /** The size of a class, and the seconds in which such a class sends its requests. */
    private static final RehearsalRequest PROPOSAL = new RehearsalRequest(30, 10);

    private final RehearsalRunner rehearsals;

    RehearsalPageController(RehearsalRunner rehearsals) {
        this.rehearsals = rehearsals;
    }

    @GetMapping
    String page(Model model) {
        model.addAttribute("form", PROPOSAL);
        model.addAttribute("progress", rehearsals.progress());
        return VIEW;
    }

    @PostMapping(produces = MediaType.TEXT_HTML_VALUE)
    ModelAndView start(
            @Valid @ModelAttribute("form") RehearsalRequest form, BindingResult errors, RedirectAttributes redirect) {
        if (errors.hasErrors()) {
            return new ModelAndView(VIEW, HttpStatus.UNPROCESSABLE_CONTENT)
                    .addObject("invalid", true)
                    .addObject("progress", rehearsals.progress());
        }
        if (!rehearsals.start(form)) {
            redirect.addFlashAttribute("refusal", "rehearsal.refusal." + RehearsalRefusal.UNDER_WAY);
        }
        return new ModelAndView("redirect:/dashboard/rehearsal");
    }
}
