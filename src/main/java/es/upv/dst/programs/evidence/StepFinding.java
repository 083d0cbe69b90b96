// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.evidence;

import java.util.OptionalInt;

/**
 * Whether a program contains a step, and why.
 *
 * @param line the line of the program that decides it, from 1; empty if no line does
 * @param reason plain English that names the line, or what was found instead
 */
public record StepFinding(ProgramStep step, boolean found, OptionalInt line, String reason) {

    static StepFinding found(ProgramStep step, int line, String what) {
        return new StepFinding(step, true, OptionalInt.of(line), "line " + line + ": " + what);
    }

    static StepFinding missing(ProgramStep step, int line, String what) {
        return new StepFinding(step, false, OptionalInt.of(line), "line " + line + ": " + what);
    }

    static StepFinding missing(ProgramStep step, String what) {
        return new StepFinding(step, false, OptionalInt.empty(), what);
    }
}
