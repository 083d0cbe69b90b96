// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.dashboard.messages;

import es.upv.dst.dashboard.CsvFile;
import es.upv.dst.roster.MaskedText;
import es.upv.dst.submissions.SubmissionRepository;
import es.upv.dst.submissions.SubmissionRepository.SubmissionFilter;
import es.upv.dst.submissions.SubmissionRow;
import es.upv.dst.submissions.Verdict;
import es.upv.dst.web.Paging;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.validation.Valid;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The submissions, newest first. */
@Hidden
@Controller
class SubmissionsController {

    private static final MediaType PLAIN_TEXT = new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8);

    private final SubmissionRepository submissions;

    SubmissionsController(SubmissionRepository submissions) {
        this.submissions = submissions;
    }

    @GetMapping("/dashboard/submissions")
    String page(
            @RequestParam Optional<Verdict> verdict,
            @RequestParam(defaultValue = "") String q,
            @Valid Paging paging,
            Model model) {
        model.addAttribute("verdicts", Verdict.values());
        model.addAttribute("verdict", verdict.orElse(null));
        model.addAttribute("q", q);
        model.addAttribute("page", submissions.query().newest(SubmissionFilter.of(verdict, q), paging));
        return "dashboard/submissions";
    }

    @GetMapping("/dashboard/submissions.csv")
    ResponseEntity<List<SubmissionRow>> csv(
            @RequestParam Optional<Verdict> verdict, @RequestParam(defaultValue = "") String q) {
        var rows = submissions.query().all(SubmissionFilter.of(verdict, q));
        return CsvFile.of(
                "submissions", rows.stream().map(SubmissionsController::masked).toList());
    }

    private static SubmissionRow masked(SubmissionRow row) {
        return new SubmissionRow(
                row.id(),
                row.receivedAt(),
                MaskedText.of(row.code()),
                MaskedText.of(row.name()),
                MaskedText.of(row.email()),
                row.verdict(),
                MaskedText.of(row.dni()),
                row.answeredInMs(),
                MaskedText.of(row.sent()),
                MaskedText.of(row.sender()));
    }

    /** The file that the students' sheet describes. */
    @GetMapping("/dashboard/submissions/ok.txt")
    ResponseEntity<String> certified() {
        var file = ContentDisposition.attachment().filename("ok.txt").build();
        return ResponseEntity.ok()
                .contentType(PLAIN_TEXT)
                .header(HttpHeaders.CONTENT_DISPOSITION, file.toString())
                .body(submissions.acceptedSolutionsAsText());
    }
}
