// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.storage.counter;

import es.upv.dst.storage.WorkerThread;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Runs the queries for metrics every five seconds on a separate thread. A scrape reads the sampled values. So it does
 * not wait for the database, and more scrapes do not cause more queries.
 */
@Component
public class MetricsSampler implements SmartLifecycle {

    static final Duration SAMPLING_INTERVAL = Duration.ofSeconds(5);

    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(3);

    private final List<SampledValue<?>> samples = new CopyOnWriteArrayList<>();
    private volatile CountDownLatch stopSignal = new CountDownLatch(1);
    private final WorkerThread thread = new WorkerThread("metrics-sampler");

    /**
     * Registers a query, and returns its sampled value.
     *
     * @param query must be cheap, because it runs every five seconds
     */
    public <T> SampledValue<T> register(Supplier<T> query) {
        var value = new SampledValue<>(query);
        samples.add(value);
        return value;
    }

    @Override
    public void start() {
        stopSignal = new CountDownLatch(1);
        thread.start(this::run);
    }

    /**
     * Waits for the running query, at most three seconds. Does not interrupt the query, because H2 would close the
     * database.
     */
    @Override
    public void stop() {
        stopSignal.countDown();
        thread.awaitEnd(STOP_TIMEOUT);
    }

    @Override
    public boolean isRunning() {
        return thread.isAlive();
    }

    private void run() throws InterruptedException {
        do {
            samples.stream().takeWhile(value -> stopSignal.getCount() > 0).forEach(SampledValue::sample);
        } while (!stopSignal.await(SAMPLING_INTERVAL.toMillis(), TimeUnit.MILLISECONDS));
    }
}
