// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker.artemis;

import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Checks the embedded broker several times a second in a thread of its own, which also outlives a failed broker. */
final class BrokerWatch {

    private static final Logger log = LoggerFactory.getLogger(BrokerWatch.class);

    private static final int INTERVAL_MILLIS = 250;
    private static final int STOP_TIMEOUT_SECONDS = 15;

    private final Runnable check;
    private volatile Optional<ScheduledExecutorService> thread = Optional.empty();

    BrokerWatch(Runnable check) {
        this.check = check;
    }

    void start() {
        var started = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("broker-watch").factory());
        started.scheduleWithFixedDelay(this::run, INTERVAL_MILLIS, INTERVAL_MILLIS, TimeUnit.MILLISECONDS);
        thread = Optional.of(started);
    }

    private void run() {
        try {
            check.run();
        } catch (RuntimeException | Error e) {
            // An exception would end the checks.
            log.error("The embedded broker cannot be checked", e);
        }
    }

    /** Waits a limited time for a check that is running. */
    void stop() {
        thread.ifPresent(started -> {
            started.shutdown();
            try {
                started.awaitTermination(STOP_TIMEOUT_SECONDS, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        thread = Optional.empty();
    }

    boolean isRunning() {
        return thread.isPresent();
    }
}
