// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.mail;

import es.upv.dst.web.Page;
import es.upv.dst.web.Paging;
import es.upv.dst.web.Problem;
import es.upv.dst.web.csv.Csv;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/mail")
class MailController {

    private final MailRepository repository;
    private final MailRetries retries;

    MailController(MailRepository repository, MailRetries retries) {
        this.repository = repository;
        this.retries = retries;
    }

    @GetMapping
    @Operation(
            summary = "Mails, oldest first; state is pending, sent or failed; q is a code or a part of name, address"
                    + " or subject")
    Page<MailRow> list(
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String q,
            @Valid Paging paging) {
        return repository.query().page(filter(state, q), paging);
    }

    @GetMapping(produces = Csv.TYPE)
    List<MailRow> csv(@RequestParam(defaultValue = "") String state, @RequestParam(defaultValue = "") String q) {
        return repository.query().all(filter(state, q));
    }

    @PostMapping(path = "/{id}/retry", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Retries a pending or failed mail at once; 409 if it is sent, or being sent")
    MailRow retry(@PathVariable long id) {
        var retried = retries.retry(id);
        var mail = repository
                .find(id)
                .orElseThrow(() -> Problem.of(HttpStatus.NOT_FOUND, "there is no mail with this id", Map.of()));
        if (!retried) {
            throw Problem.of(
                    HttpStatus.CONFLICT,
                    mail.state() == MailState.SENT ? "this mail is sent" : "this mail is being sent",
                    Map.of("state", mail.state()));
        }
        return mail;
    }

    @PostMapping(path = "/retry", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary =
                    "Retries all failed mails at once, or those that state and q select, as in the list; a mail that is"
                            + " sent, or being sent, is left out")
    RetriedMails retryAll(@RequestParam(defaultValue = "") String state, @RequestParam(defaultValue = "") String q) {
        return new RetriedMails(retries.retryAll(state(state), q));
    }

    /** @param retried the number of mails that are tried again */
    record RetriedMails(int retried) {}

    private static MailRepository.MailFilter filter(String state, String q) {
        return MailRepository.MailFilter.of(state(state), q);
    }

    private static Optional<MailState> state(String text) {
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(MailState.of(text));
        } catch (IllegalArgumentException e) {
            throw Problem.of(HttpStatus.BAD_REQUEST, "a state is pending, sent or failed", Map.of());
        }
    }
}
