// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.dashboard.messages;

import es.upv.dst.submissions.Submission;
import es.upv.dst.submissions.SubmissionService;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.InstantSource;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Submits a solution for a student, such as one that a student shows on paper. It is judged as over MQTT. */
@Hidden
@Controller
class SubmissionFormController {

    private final SubmissionService submissions;
    private final InstantSource clock;

    SubmissionFormController(SubmissionService submissions, InstantSource clock) {
        this.submissions = submissions;
        this.clock = clock;
    }

    @PostMapping(path = "/dashboard/submissions", produces = MediaType.TEXT_HTML_VALUE)
    String submit(
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String email,
            RedirectAttributes redirect) {
        var payload = code.strip() + ";" + name.strip() + ";" + email.strip();
        var submission = new Submission(payload, clock.instant());
        redirect.addFlashAttribute(
                "verdictOfForm",
                submissions.judge(List.of(submission)).getFirst().verdict());
        return "redirect:/dashboard/submissions";
    }
}
