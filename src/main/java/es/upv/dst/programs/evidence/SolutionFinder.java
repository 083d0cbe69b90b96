// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.evidence;

import es.upv.dst.programs.evidence.values.Origin;
import es.upv.dst.programs.evidence.values.Trace;
import es.upv.dst.programs.evidence.values.Value;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Finds where a program reads the code, and where it builds the solution from it. */
final class SolutionFinder {

    private static final String BY_HAND = "the code comes from input()";
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
            return StepFinding.missing(step, typed().get().line(), BY_HAND);
        }
        int line = read.map(Trace.PayloadRead::line)
                .or(() -> built.map(Trace.Fields::line))
                .orElse(0);
        if (line == 0) {
            return trace.payloads().stream()
                    .findFirst()
                    .map(payload -> StepFinding.missing(step, payload.line(), "the payload" + unused(payload.unused())))
                    .orElseGet(() -> StepFinding.missing(step, "nothing reads the payload of a message"));
        }
        return otherMessages
                ? StepFinding.missing(step, line, "the payload of other messages; no call subscribes to " + topic)
                : StepFinding.found(step, line, "the payload of a message");
    }

    StepFinding building() {
        var step = ProgramStep.BUILDS_SOLUTION;
        return solution()
                .map(text -> StepFinding.found(step, text.line(), shown(text)))
                .or(() -> typed().map(text -> StepFinding.missing(step, text.line(), BY_HAND)))
                .or(() -> trace.texts().stream()
                        .findFirst()
                        .map(text -> StepFinding.missing(step, text.line(), why(text))))
                .orElseGet(
                        () -> StepFinding.missing(step, "nothing builds a text of three fields with ; between them"));
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

    private static String why(Trace.Fields text) {
        if (text.unused().isPresent()) {
            return shown(text) + unused(text.unused());
        }
        return shown(text) + " does not begin with what a message contained";
    }

    private static String unused(Optional<String> function) {
        return function.map(name -> " is in the function " + name + ", which nothing calls")
                .orElse("");
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
