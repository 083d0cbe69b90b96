// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.evidence;

import java.util.List;
import java.util.Optional;

/**
 * What the text of a program shows: one finding for each step, in their order. A person decides what it is worth.
 *
 * @param problem present if the program could not be read; then no step is found
 */
public record ProgramEvidence(List<StepFinding> steps, Optional<SyntaxProblem> problem) {

    public ProgramEvidence {
        steps = List.copyOf(steps);
        if (steps.size() != ProgramStep.values().length) {
            throw new IllegalArgumentException("one finding for each step expected: " + steps);
        }
    }

    /** Whether every step was found. */
    public boolean isComplete() {
        return steps.stream().allMatch(StepFinding::found);
    }

    public StepFinding of(ProgramStep step) {
        return steps.get(step.ordinal());
    }
}
