// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.evidence;

import es.upv.dst.language.Sentence;
import es.upv.dst.programs.evidence.values.Origin;
import es.upv.dst.programs.evidence.values.Trace;
import es.upv.dst.programs.evidence.values.Value;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Finds where a program reads the code, and where it builds the solution from it. */
final class SolutionFinder {

    private static final int MAX_SHOWN = 60;

    private final Trace trace;

    SolutionFinder(Trace trace) {
        this.trace = trace;
    }

    /** @param otherMessages whether the messages that the program receives are certainly no codes */
    StepFinding reading(boolean otherMessages, String topic) {
        var step = ProgramStep.READS_CODE;
        var read = trace.payloads().stream()
                .filter(payload -> payload.unused().isEmpty())
                .findFirst();
        var built = solution();
        if (built.isEmpty() && typed().isPresent()) {
            return StepFinding.missing(step, typed().get().line(), StepReason.TYPED.with());
        }
        int line = read.map(Trace.PayloadRead::line)
                .or(() -> built.map(Trace.Fields::line))
                .orElse(0);
        if (line == 0) {
            return trace.payloads().stream()
                    .findFirst()
                    .map(payload -> StepFinding.missing(
                            step,
                            payload.line(),
                            StepReason.UNUSED_PAYLOAD.with(payload.unused().orElse(""))))
                    .orElseGet(() -> StepFinding.missing(step, StepReason.NO_PAYLOAD.with()));
        }
        return otherMessages
                ? StepFinding.missing(
                        step, line, StepReason.OTHER_PAYLOAD.with(), StepReason.NO_SUBSCRIPTION.with(topic))
                : StepFinding.found(step, line, StepReason.PAYLOAD.with());
    }

    StepFinding building() {
        var step = ProgramStep.BUILDS_SOLUTION;
        return solution()
                .map(text -> StepFinding.found(step, text.line(), StepReason.CODE.with(shown(text))))
                .or(() -> typed().map(text -> StepFinding.missing(step, text.line(), StepReason.TYPED.with())))
                .or(() -> trace.texts().stream()
                        .findFirst()
                        .map(text -> StepFinding.missing(step, text.line(), why(text))))
                .orElseGet(() -> StepFinding.missing(step, StepReason.NO_SOLUTION.with()));
    }

    private Optional<Trace.Fields> solution() {
        return first(text -> firstField(text.text()).contains(Origin.MESSAGE));
    }

    private Optional<Trace.Fields> typed() {
        return first(text -> firstField(text.text()).contains(Origin.INPUT));
    }

    private Optional<Trace.Fields> first(Predicate<Trace.Fields> condition) {
        return trace.texts().stream()
                .filter(text -> text.unused().isEmpty())
                .filter(condition)
                .findFirst();
    }

    private static Sentence why(Trace.Fields text) {
        return text.unused()
                .map(function -> StepReason.UNUSED.with(shown(text), function))
                .orElseGet(() -> StepReason.OTHER_BEGINNING.with(shown(text)));
    }

    private static String shown(Trace.Fields text) {
        var shown = text.text().shown().strip();
        return "\"" + (shown.length() > MAX_SHOWN ? shown.substring(0, MAX_SHOWN) + "…" : shown) + "\"";
    }

    /** Where the text before the first semicolon comes from. */
    private static Set<Origin> firstField(Value.Text text) {
        var origins = EnumSet.noneOf(Origin.class);
        for (var piece : text.pieces()) {
            switch (piece) {
                case Value.Hole(var from) -> origins.addAll(from);
                case Value.Literal(var literal) -> {
                    if (literal.contains(";")) {
                        return origins;
                    }
                }
            }
        }
        return origins;
    }
}
