// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.evidence.values;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/**
 * Counts the steps of an evaluation, the memory that it allocates, and what it has found that was not known before.
 *
 * <p>The memory is that of the thread that creates the object, which must be a platform thread: the JVM does not count
 * what a virtual thread allocates.
 */
public final class Changes {

    private static final int MAX_STEPS = 300_000;

    /** Ten times what a student's program needs, most of which is garbage. The heap of the lab has 256 MB. */
    private static final long MAX_ALLOCATED = 64 << 20;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final long allocatedBefore = threads.getCurrentThreadAllocatedBytes();

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
        if (!exhausted()) {
            boolean tooMuch = threads.getCurrentThreadAllocatedBytes() - allocatedBefore > MAX_ALLOCATED;
            steps = tooMuch ? MAX_STEPS : steps + size;
        }
        return !exhausted();
    }

    public boolean exhausted() {
        return steps >= MAX_STEPS;
    }
}
