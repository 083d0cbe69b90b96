// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.evidence.values;

/** Counts the steps of an evaluation, and what it has found that was not known before. */
public final class Changes {

    private static final int MAX_STEPS = 300_000;

    private int changes;
    private int steps;

    public void record() {
        changes++;
    }

    public int count() {
        return changes;
    }

    /** Whether another step is allowed. */
    public boolean step(int size) {
        steps += size;
        return steps < MAX_STEPS;
    }

    public boolean exhausted() {
        return steps >= MAX_STEPS;
    }
}
