// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.rehearsal;

import es.upv.dst.web.Problem;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/rehearsal")
class RehearsalController {

    private static final String DESCRIPTION =
            "The synthetic students start within the given number of seconds. Each one logs in as dst, requests a code"
                    + " and submits it. The response comes when the last student has ended and their rows are removed."
                    + " Do not call it during a class: every code is published to every student, so real students would"
                    + " submit codes of the rehearsal, which do not certify them.";

    private final Rehearsals rehearsals;

    RehearsalController(Rehearsals rehearsals) {
        this.rehearsals = rehearsals;
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE, produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Rehearses a class, one at a time, and removes its rows afterwards", description = DESCRIPTION)
    RehearsalReport rehearse(@Valid @RequestBody RehearsalRequest request) throws InterruptedException {
        return switch (rehearsals.rehearse(request)) {
            case RehearsalReport report -> report;
            case RehearsalRefusal refusal ->
                throw Problem.of(HttpStatus.CONFLICT, refusal.meaning(), Map.of("reason", refusal));
        };
    }

    @GetMapping
    @Operation(summary = "The progress of the running rehearsal, or the result of the last one since the start")
    RehearsalReport progress() {
        return rehearsals
                .latest()
                .orElseThrow(() ->
                        Problem.of(HttpStatus.NOT_FOUND, "There has been no rehearsal since the start.", Map.of()));
    }
}
