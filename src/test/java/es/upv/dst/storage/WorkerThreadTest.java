// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Tests that an unexpected failure does not end the work of a thread. */
class WorkerThreadTest {

    private static final Duration TIMEOUT = Duration.ofMinutes(1);

    @Test
    void failedWork_beginsAgain() {
        var runs = new AtomicInteger();
        var thread = new WorkerThread("test");
        thread.start(() -> {
            switch (runs.incrementAndGet()) {
                case 1 -> throw new StackOverflowError();
                case 2 -> throw new IllegalStateException("a planted failure");
                default -> {}
            }
        });
        thread.awaitEnd(TIMEOUT);
        assertThat(thread.isAlive()).isFalse();
        assertThat(runs).hasValue(3);
    }

    @Test
    void workWithoutMemory_ends() {
        var runs = new AtomicInteger();
        var thread = new WorkerThread("test");
        thread.start(() -> {
            runs.incrementAndGet();
            throw new OutOfMemoryError("a planted failure");
        });
        thread.awaitEnd(TIMEOUT);
        assertThat(thread.isAlive()).isFalse();
        assertThat(runs).hasValue(1);
    }
}
