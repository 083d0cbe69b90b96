// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.originality;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Limits the CPU time of one thread to an eighth while the lab is busy. The priority of a thread does not do this,
 * because Linux ignores it by default.
 */
final class BackgroundThrottle {

    /** The time to work before a pause. Shorter slices would cost more switches between threads. */
    private static final long SLICE_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

    /** The length of a pause, as a multiple of the time worked before it. */
    private static final int PAUSE_FACTOR = 7;

    private final BooleanSupplier busy;
    private long sliceStartNanos = System.nanoTime();

    BackgroundThrottle(BooleanSupplier busy) {
        this.busy = busy;
    }

    /** Pauses if the slice is used up and the lab is busy. Call it after each small piece of work. */
    void pauseIfBusy() {
        var workedNanos = System.nanoTime() - sliceStartNanos;
        if (workedNanos < SLICE_NANOS) {
            return;
        }
        if (busy.getAsBoolean()) {
            LockSupport.parkNanos(workedNanos * PAUSE_FACTOR);
        }
        sliceStartNanos = System.nanoTime();
    }
}
