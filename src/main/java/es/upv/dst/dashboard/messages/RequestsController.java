// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.dashboard.messages;

import es.upv.dst.codes.Issuance.Outcome;
import es.upv.dst.codes.request.LoggedRequest;
import es.upv.dst.codes.request.RequestRepository;
import es.upv.dst.dashboard.CsvFile;
import es.upv.dst.roster.MaskedText;
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

/** The requests, newest first. */
@Hidden
@Controller
class RequestsController {

    private final RequestRepository requests;

    RequestsController(RequestRepository requests) {
        this.requests = requests;
    }

    @GetMapping("/dashboard/requests")
    String page(
            @RequestParam Optional<Outcome> outcome,
            @RequestParam(defaultValue = "") String q,
            @Valid Paging paging,
            Model model) {
        model.addAttribute("outcomes", Outcome.values());
        model.addAttribute("outcome", outcome.orElse(null));
        model.addAttribute("q", q);
        model.addAttribute("page", requests.query().newest(filter(outcome, q), paging));
        return "dashboard/requests";
    }

    @GetMapping("/dashboard/requests.csv")
    ResponseEntity<List<LoggedRequest>> csv(
            @RequestParam Optional<Outcome> outcome, @RequestParam(defaultValue = "") String q) {
        var rows = requests.query().all(filter(outcome, q));
        return CsvFile.of(
                "requests", rows.stream().map(RequestsController::masked).toList());
    }

    private static LoggedRequest masked(LoggedRequest row) {
        return new LoggedRequest(
                row.id(),
                row.receivedAt(),
                MaskedText.of(row.dni()),
                row.outcome(),
                row.code(),
                MaskedText.of(row.sender()));
    }

    private static RequestRepository.RequestFilter filter(Optional<Outcome> outcome, String q) {
        return RequestRepository.RequestFilter.of(outcome, q);
    }
}
