// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.student;

import es.upv.dst.broker.Topics;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The report on a run of a student's program.
 *
 * @param steps the steps in order; CODE, SOLVE and VERDICT are repeated after each ALREADY_USED or NOT_YOURS
 * @param code the last code that was received
 * @param verdict the received verdict on that code
 * @param ended the step that failed; empty if the run completed with another verdict
 */
public record FlowReport(
        List<StepResult> steps, Optional<String> code, Optional<String> verdict, Optional<Failure> ended) {

    /**
     * @param at when the step ended
     * @param afterMs milliseconds from the start of the run to the end of the step
     * @param outcome the result of the step, in English
     */
    public record StepResult(
            Step step,
            Instant at,

            @Schema(description = "milliseconds from the start of the flow to the end of this step")
            long afterMs,

            String outcome) {}

    /** @param advice the action to take, in English */
    public record Failure(Step step, FailureReason reason, String advice) {

        Failure(Step step, FailureReason reason, Topics topics) {
            this(step, reason, reason.advice(topics));
        }
    }

    /** The report on a run without any step. */
    public static final FlowReport EMPTY =
            new FlowReport(List.of(), Optional.empty(), Optional.empty(), Optional.empty());

    public FlowReport {
        steps = List.copyOf(steps);
    }

    /** Whether the run failed for this reason. */
    public boolean failedWith(FailureReason reason) {
        return ended.filter(failure -> failure.reason() == reason).isPresent();
    }

    /** The last result of this step; empty if the step was not reached. */
    public Optional<StepResult> last(Step step) {
        return steps.stream().filter(result -> result.step() == step).reduce((earlier, later) -> later);
    }

    /** This report with a more precise reason. */
    FlowReport withReason(FailureReason reason, Topics topics) {
        return new FlowReport(steps, code, verdict, ended.map(failure -> new Failure(failure.step(), reason, topics)));
    }
}
