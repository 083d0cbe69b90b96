// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.codes.request;

import es.upv.dst.codes.Issuance.Outcome;
import es.upv.dst.web.Page;
import es.upv.dst.web.Paging;
import es.upv.dst.web.csv.Csv;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import java.util.List;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/requests")
class RequestController {

    private final RequestRepository requests;

    RequestController(RequestRepository requests) {
        this.requests = requests;
    }

    @GetMapping
    @Operation(summary = "The requests, oldest first; q is a DNI or a code")
    Page<LoggedRequest> list(
            @RequestParam Optional<Outcome> outcome, @RequestParam(defaultValue = "") String q, @Valid Paging paging) {
        return requests.query().page(filter(outcome, q), paging);
    }

    @GetMapping(produces = Csv.TYPE)
    List<LoggedRequest> csv(@RequestParam Optional<Outcome> outcome, @RequestParam(defaultValue = "") String q) {
        return requests.query().all(filter(outcome, q));
    }

    private static RequestRepository.RequestFilter filter(Optional<Outcome> outcome, String q) {
        return RequestRepository.RequestFilter.of(outcome, q);
    }
}
