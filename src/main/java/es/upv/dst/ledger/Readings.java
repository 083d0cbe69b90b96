// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.ledger;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Asks the tables for what is watched, every five seconds and on a thread of its own, so that whoever watches waits for no
 * database, and a thousand who watch cost as much as one.
 */
@Component
public class Readings implements SmartLifecycle {

    static final Duration BETWEEN = Duration.ofSeconds(5);

    private static final Duration TO_STOP = Duration.ofSeconds(3);

    private final InstantSource clock;
    private final List<Reading<?>> readings = new CopyOnWriteArrayList<>();
    private volatile CountDownLatch end = new CountDownLatch(1);
    private final WorkerThread thread = new WorkerThread("readings");

    Readings(InstantSource clock) {
        this.clock = clock;
    }

    /** @param query cheap, since it is asked for as long as the lab runs */
    public <T> Reading<T> of(Supplier<T> query) {
        var reading = new Reading<>(query, clock);
        readings.add(reading);
        return reading;
    }

    @Override
    public void start() {
        end = new CountDownLatch(1);
        thread.start(this::run);
    }

    /** Waits for the query that is being asked, but not for a database that hangs; nobody may interrupt H2. */
    @Override
    public void stop() {
        end.countDown();
        thread.awaitEnd(TO_STOP);
    }

    @Override
    public boolean isRunning() {
        return thread.isAlive();
    }

    private void run() throws InterruptedException {
        do {
            readings.stream().takeWhile(reading -> end.getCount() > 0).forEach(Reading::read);
        } while (!end.await(BETWEEN.toMillis(), TimeUnit.MILLISECONDS));
    }
}
