// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.storage;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread of a component that runs as long as the lab does. After an unexpected failure the work begins again, since
 * without the thread the lab would run on and serve nobody. The thread is never interrupted, because H2 closes the
 * database for all threads if a thread is interrupted while it uses the database. So the work has to poll a flag and
 * return.
 */
public final class WorkerThread {

    private static final Logger log = LoggerFactory.getLogger(WorkerThread.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

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
        while (!hasEnded(work)) {
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    /** Does the work, and returns whether it has ended without a failure. Without memory the process has to end. */
    private boolean hasEnded(Work work) {
        try {
            work.run();
            return true;
        } catch (InterruptedException e) {
            throw new IllegalStateException("the thread " + name + " must not be interrupted", e);
        } catch (OutOfMemoryError e) {
            throw e;
        } catch (RuntimeException | Error e) {
            log.error("The work of the thread {} has failed, and begins again", name, e);
            return false;
        }
    }

    /** The work of the thread. */
    @FunctionalInterface
    public interface Work {

        void run() throws InterruptedException;
    }
}
