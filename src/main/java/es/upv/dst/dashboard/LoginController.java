// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.dashboard;

import io.swagger.v3.oas.annotations.Hidden;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The login form. Spring Security handles the form itself, and the logout. */
@Hidden
@Controller
class LoginController {

    /**
     * @param wrong present after a wrong name or password
     * @param wait the seconds after which the next password may be tried
     * @param bye present after the logout
     * @param ended present after the end of a session
     * @param unsaved present if a form was sent without a session
     */
    @GetMapping("/dashboard/login")
    String form(
            @RequestParam Optional<String> wrong,
            @RequestParam Optional<Long> wait,
            @RequestParam Optional<String> bye,
            @RequestParam Optional<String> ended,
            @RequestParam Optional<String> unsaved,
            Model model) {
        model.addAttribute("wrong", wrong.isPresent());
        model.addAttribute(
                "wait", wait.filter(seconds -> seconds > 0 && seconds < 100_000).orElse(0L));
        model.addAttribute("bye", bye.isPresent());
        model.addAttribute("ended", ended.isPresent());
        model.addAttribute("unsaved", unsaved.isPresent());
        return "dashboard/login";
    }
}
