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
 * @param steps the steps in order; CODE, SOLVE and VERDICT are repeated after each ALREADY_USED
 * @param code the last code that was received
 * @param verdict the verdict on that code, as it was received
 * @param ended the step that failed; empty if the run completed with a verdict other than ALREADY_USED
 */
public record FlowReport(List<Taken> steps, Optional<String> code, Optional<String> verdict, Optional<Ended> ended) {

    /**
     * @param at when the step ended
     * @param afterMs milliseconds from the start of the run to the end of the step
     * @param outcome the result of the step, in English
     */
    public record Taken(
            Step step,
            Instant at,

            @Schema(description = "milliseconds from the start of the flow to the end of this step")
            long afterMs,

            String outcome) {}

    /** @param advice the action to take, in English */
    public record Ended(Step step, FailureReason reason, String advice) {

        Ended(Step step, FailureReason reason, Topics topics) {
            this(step, reason, reason.advice(topics));
        }
    }

    /** The report on a run without any step. */
    public static final FlowReport NOTHING =
            new FlowReport(List.of(), Optional.empty(), Optional.empty(), Optional.empty());

    public FlowReport {
        steps = List.copyOf(steps);
    }

    /** Whether the run failed for this reason. */
    public boolean endedBy(FailureReason reason) {
        return ended.filter(end -> end.reason() == reason).isPresent();
    }

    /** The last occurrence of this step; empty if it was not taken. */
    public Optional<Taken> last(Step step) {
        return steps.stream().filter(taken -> taken.step() == step).reduce((earlier, later) -> later);
    }

    /** This report with a more precise reason. */
    FlowReport because(FailureReason reason, Topics topics) {
        return new FlowReport(steps, code, verdict, ended.map(end -> new Ended(end.step(), reason, topics)));
    }
}
