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

    private static final String PROMISE =
            "So many made-up students, who begin within so many seconds, log in as any student,"
                    + " ask for a code and hand it in. The answer comes when the last one has ended and everything that they left is"
                    + " forgotten. Not to be called while a class is at work: every code reaches everybody, so its students would take"
                    + " codes of the rehearsal, which certify nobody.";

    private final Rehearsals rehearsals;

    RehearsalController(Rehearsals rehearsals) {
        this.rehearsals = rehearsals;
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE, produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Rehearses a class, one at a time, and leaves the lab as it was", description = PROMISE)
    RehearsalReport rehearse(@Valid @RequestBody Plan plan) throws InterruptedException {
        return switch (rehearsals.rehearse(plan)) {
            case RehearsalReport report -> report;
            case Refusal refusal -> throw Problem.of(HttpStatus.CONFLICT, refusal.meaning(), Map.of("reason", refusal));
        };
    }

    @GetMapping
    @Operation(summary = "The rehearsal that is under way, so far, or the last one since the start")
    RehearsalReport progress() {
        return rehearsals
                .latest()
                .orElseThrow(() ->
                        Problem.of(HttpStatus.NOT_FOUND, "There has been no rehearsal since the start.", Map.of()));
    }
}
