// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs;

import es.upv.dst.programs.Program.ProgramDecision;
import es.upv.dst.programs.ProgramDecisions.Acceptance;
import es.upv.dst.programs.ProgramDecisions.DecisionResult;
import es.upv.dst.web.MultiLine;
import es.upv.dst.web.Problem;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the professor decides about programs. */
@RestController
@RequestMapping("/api/programs")
class DecisionController {

    private static final String JSON = MediaType.APPLICATION_JSON_VALUE;

    private final ProgramDecisions decisions;
    private final ProgramViews views;

    DecisionController(ProgramDecisions decisions, ProgramViews views) {
        this.decisions = decisions;
        this.views = views;
    }

    @PutMapping(path = "/{id}/decision", consumes = JSON, produces = JSON)
    @Operation(summary = "Decides about a program: accepted, rejected or undecided; 409 if it has no student or source")
    ProgramRow decide(@PathVariable long id, @Valid @RequestBody DecisionInput input) {
        var decision = ProgramController.constant(ProgramDecision.class, input.decision())
                .orElseThrow(() ->
                        Problem.of(HttpStatus.BAD_REQUEST, "a decision is accepted, rejected or undecided", Map.of()));
        return switch (decisions.decide(id, decision, input.reasonText())) {
            case DecisionResult.Decided(var program) -> views.row(program);
            case DecisionResult.NotFound() -> throw ProgramController.notFound();
            case DecisionResult.NotReceived(var state) ->
                throw Problem.of(
                        HttpStatus.CONFLICT, "this program is " + state + ", so there is nothing to decide", Map.of());
        };
    }

    @PostMapping(path = "/decisions", produces = JSON)
    @Operation(
            summary = "Accepts all undecided programs that count, do all steps, and are neither in an open case nor"
                    + " suspiciously similar to another one; returns their ids, and why the others were left")
    Acceptance acceptClear() {
        return decisions.acceptClear("accepted together with all programs that do all steps");
    }

    /** A decision about a program, and its reason, which is optional. */
    record DecisionInput(
            @NotNull String decision,
            @Size(max = 1_000) @MultiLine @Nullable String reason) {

        String reasonText() {
            return Objects.requireNonNullElse(reason, "");
        }
    }
}
