// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.mqtt;

import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.TaskScheduler;

/** Does something once a second, on a thread of its own, so that nothing else's waiting delays it; never twice at once. */
final class EverySecond implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(EverySecond.class);
    private static final Duration PERIOD = Duration.ofSeconds(1);

    private final ReentrantLock doing = new ReentrantLock();
    private final String what;
    private final Runnable action;
    private final ScheduledFuture<?> future;
    private boolean failing;

    /** @param what to be told in the log if it fails */
    EverySecond(TaskScheduler scheduler, String what, Runnable action) {
        this.what = what;
        this.action = action;
        tryIt();
        // Not with a fixed delay, which Spring's scheduler does on a thread that all share.
        this.future = scheduler.scheduleAtFixedRate(this::tryIt, PERIOD);
    }

    private void tryIt() {
        if (!doing.tryLock()) {
            return;
        }
        try {
            action.run();
            failing = false;
        } catch (RuntimeException accident) {
            if (!failing) {
                log.warn("Cannot {}; trying again every second", what, accident);
            }
            failing = true;
        } finally {
            doing.unlock();
        }
    }

    /** Comes back when it is not being done any more. */
    @Override
    public void close() {
        future.cancel(false);
        doing.lock();
        doing.unlock();
    }
}
