// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.student;

import es.upv.dst.broker.Topics;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How far a student's program came.
 *
 * @param steps those that it took, in their order; CODE, SOLVE and VERDICT come again for each code that was used already
 * @param code the last one that it handed in
 * @param verdict the one on that code, as it was heard
 * @param ended nothing if the program came to a verdict; any verdict but ALREADY_USED is its end
 */
public record FlowReport(List<Taken> steps, Optional<String> code, Optional<String> verdict, Optional<Ended> ended) {

    /**
     * @param at when the step was over
     * @param afterMs the same, since the program began
     * @param outcome what came of it, in words
     */
    public record Taken(
            Step step,
            Instant at,

            @Schema(description = "milliseconds from the beginning of the flow to the end of this step")
            long afterMs,

            String outcome) {}

    /** @param advice what to do about it */
    public record Ended(Step step, Ending reason, String advice) {

        Ended(Step step, Ending reason, Topics topics) {
            this(step, reason, reason.advice(topics));
        }
    }

    /** Of a program that did nothing. */
    public static final FlowReport NOTHING =
            new FlowReport(List.of(), Optional.empty(), Optional.empty(), Optional.empty());

    public FlowReport {
        steps = List.copyOf(steps);
    }

    /** Whether it ended for this reason. */
    public boolean endedBy(Ending reason) {
        return ended.filter(end -> end.reason() == reason).isPresent();
    }

    /** When this step was over, for the last time; nothing if it was not taken. */
    public Optional<Taken> last(Step step) {
        return steps.stream().filter(taken -> taken.step() == step).reduce((earlier, later) -> later);
    }

    /** The same, for a reason that is better known. */
    FlowReport because(Ending reason, Topics topics) {
        return new FlowReport(steps, code, verdict, ended.map(end -> new Ended(end.step(), reason, topics)));
    }
}
