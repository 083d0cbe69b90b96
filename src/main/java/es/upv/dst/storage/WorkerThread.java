// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.storage;

import java.time.Duration;
import java.util.Optional;

/**
 * The thread of a component that runs as long as the lab does. It is never interrupted, because H2 closes the database
 * for all threads if a thread is interrupted while it uses the database. So the work has to poll a flag and return.
 */
public final class WorkerThread {

    private final String name;
    private volatile Optional<Thread> thread = Optional.empty();

    public WorkerThread(String name) {
        this.name = name;
    }

    public void start(Work work) {
        thread = Optional.of(Thread.ofPlatform().name(name).start(() -> run(work)));
    }

    /** Waits for the end of the thread, until the timeout. The work continues after the timeout. */
    public void awaitEnd(Duration timeout) {
        try {
            for (var started : thread.stream().toList()) {
                started.join(timeout);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    public boolean isAlive() {
        return thread.filter(Thread::isAlive).isPresent();
    }

    private void run(Work work) {
        try {
            work.run();
        } catch (InterruptedException e) {
            throw new IllegalStateException("the thread " + name + " must not be interrupted", e);
        }
    }

    /** The work of the thread. */
    @FunctionalInterface
    public interface Work {

        void run() throws InterruptedException;
    }
}
