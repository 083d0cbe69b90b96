// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.storage.counter;

import es.upv.dst.time.MonotonicTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/** The latest result of a query of the {@link MetricsSampler}. */
public final class SampledValue<T> {

    /** A result is valid for two periods. If it is older, the next query hangs. */
    private static final Duration MAX_AGE = MetricsSampler.SAMPLING_INTERVAL.multipliedBy(2);

    private final Supplier<T> query;
    private final InstantSource monotonic = new MonotonicTime();
    private volatile Optional<Sample<T>> latest = Optional.empty();

    SampledValue(Supplier<T> query) {
        this.query = query;
    }

    /**
     * Returns a number from the result. Returns NaN before the first query, after a query that failed, and while a
     * query hangs.
     */
    public double value(ToDoubleFunction<T> property) {
        var oldest = monotonic.instant().minus(MAX_AGE);
        return latest.filter(sample -> sample.at().isAfter(oldest))
                .map(sample -> property.applyAsDouble(sample.value()))
                .orElse(Double.NaN);
    }

    /** Runs the query. Does not log a failure of the database, because the features that need the database log it. */
    void sample() {
        try {
            latest = Optional.of(new Sample<>(query.get(), monotonic.instant()));
        } catch (RuntimeException e) {
            latest = Optional.empty();
        }
    }

    private record Sample<T>(T value, Instant at) {}
}
