// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.evidence;

import es.upv.dst.language.Sentence;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whether a program contains a step, and why.
 *
 * @param line the line of the program that decides it, from 1; empty if no line does
 * @param reasons clauses about what was found, also instead of the step
 */
public record StepFinding(ProgramStep step, boolean found, OptionalInt line, List<Sentence> reasons) {

    public StepFinding {
        reasons = List.copyOf(reasons);
    }

    static StepFinding found(ProgramStep step, int line, Sentence what) {
        return new StepFinding(step, true, OptionalInt.of(line), List.of(what));
    }

    static StepFinding missing(ProgramStep step, int line, Sentence... what) {
        return new StepFinding(step, false, OptionalInt.of(line), List.of(what));
    }

    static StepFinding missing(ProgramStep step, Sentence what) {
        return new StepFinding(step, false, OptionalInt.empty(), List.of(what));
    }

    /** Returns the same finding with another reason. */
    StepFinding with(Sentence reason) {
        return new StepFinding(
                step,
                found,
                line,
                Stream.concat(reasons.stream(), Stream.of(reason)).toList());
    }

    /** The reasons in plain English, with the line. */
    public String reason() {
        var text = reasons.stream().map(Sentence::toString).collect(Collectors.joining("; "));
        return line.isPresent() ? "line " + line.getAsInt() + ": " + text : text;
    }
}
