// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.ledger;

import java.time.Duration;
import java.util.Optional;

/**
 * The thread of a component that runs as long as the lab does. It is never interrupted, since H2 closes the database for
 * everybody if a thread inside it is: what it runs has to end by itself when it is told to.
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

    /** Waits for its end at most so long. Its work goes on if that is not enough. */
    public void awaitEnd(Duration patience) {
        try {
            for (var running : thread.stream().toList()) {
                running.join(patience);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    public boolean isAlive() {
        return thread.filter(Thread::isAlive).isPresent();
    }

    private void run(Work work) {
        try {
            work.run();
        } catch (InterruptedException impossible) {
            throw new IllegalStateException("the thread " + name + " must not be interrupted", impossible);
        }
    }

    /** What the thread does. */
    @FunctionalInterface
    public interface Work {

        void run() throws InterruptedException;
    }
}
