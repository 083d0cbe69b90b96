// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.dashboard.mail;

import es.upv.dst.dashboard.CsvFile;
import es.upv.dst.mail.MailRepository;
import es.upv.dst.mail.MailRepository.MailFilter;
import es.upv.dst.mail.MailRetries;
import es.upv.dst.mail.MailRow;
import es.upv.dst.mail.MailState;
import es.upv.dst.mail.outbox.DeliveryPause;
import es.upv.dst.mail.outbox.MailPreview;
import es.upv.dst.roster.MaskedText;
import es.upv.dst.web.Paging;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.validation.Valid;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The mails to students, newest first, and one mail as the student sees it. */
@Hidden
@Controller
class MailPageController {

    private final MailRepository mails;
    private final MailPreview previews;
    private final MailRetries retries;
    private final DeliveryPause pause;

    MailPageController(MailRepository mails, MailPreview previews, MailRetries retries, DeliveryPause pause) {
        this.mails = mails;
        this.previews = previews;
        this.retries = retries;
        this.pause = pause;
    }

    @GetMapping("/dashboard/mail")
    String list(
            @RequestParam Optional<MailState> state,
            @RequestParam(defaultValue = "") String q,
            @Valid Paging paging,
            Model model) {
        model.addAttribute("states", MailState.values());
        model.addAttribute("state", state.orElse(null));
        model.addAttribute("q", q);
        model.addAttribute("failed", mails.counts().failed());
        model.addAttribute("pause", pause.reason().orElse(null));
        model.addAttribute("page", mails.query().newest(MailFilter.of(state, q), paging));
        return "dashboard/mails";
    }

    @GetMapping("/dashboard/mail.csv")
    ResponseEntity<List<MailRow>> csv(
            @RequestParam Optional<MailState> state, @RequestParam(defaultValue = "") String q) {
        var rows = mails.query().all(MailFilter.of(state, q));
        return CsvFile.of("mail", rows.stream().map(MailPageController::masked).toList());
    }

    private static MailRow masked(MailRow row) {
        return new MailRow(
                row.id(),
                row.receivedAt(),
                MaskedText.of(row.code()),
                MaskedText.of(row.name()),
                MaskedText.of(row.email()),
                row.verdict(),
                row.state(),
                row.attempts(),
                row.nextAttemptAt(),
                row.sentAt(),
                row.lastError() == null ? null : MaskedText.of(row.lastError()),
                row.messageId(),
                row.subject());
    }

    @GetMapping("/dashboard/mail/{id}")
    String mail(@PathVariable long id, Model model) {
        model.addAttribute("mail", mails.find(id).orElseThrow(MailPageController::notFound));
        model.addAttribute("preview", previews.find(id).orElseThrow(MailPageController::notFound));
        return "dashboard/mail";
    }

    @PostMapping(path = "/dashboard/mail/{id}/retry", produces = MediaType.TEXT_HTML_VALUE)
    String retry(@PathVariable long id, RedirectAttributes redirect) {
        var retried = retries.retry(id);
        var mail = mails.find(id).orElseThrow(MailPageController::notFound);
        if (retried) {
            redirect.addFlashAttribute("message", "mail.retried");
        } else {
            redirect.addFlashAttribute(
                    "refusal", mail.state() == MailState.SENT ? "mail.retry.sent" : "mail.retry.sending");
        }
        return "redirect:/dashboard/mail/{id}";
    }

    /** Without a filter all failed mails, as the REST API does. */
    @PostMapping(path = "/dashboard/mail/retry", produces = MediaType.TEXT_HTML_VALUE)
    String retryAll(
            @RequestParam Optional<MailState> state,
            @RequestParam(defaultValue = "") String q,
            RedirectAttributes redirect) {
        redirect.addFlashAttribute("message", "mail.retriedAll");
        redirect.addFlashAttribute("messageNumber", retries.retryAll(state, q.strip()));
        state.ifPresent(selected -> redirect.addAttribute("state", selected.name()));
        if (!q.isBlank()) {
            redirect.addAttribute("q", q);
        }
        return "redirect:/dashboard/mail";
    }

    private static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
