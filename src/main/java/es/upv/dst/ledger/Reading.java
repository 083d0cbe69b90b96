// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.ledger;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/** What a query of the {@link Readings} said the last time. */
public final class Reading<T> {

    /** A database that hangs answers the next query late or never. */
    private static final Duration GOOD_FOR = Readings.BETWEEN.multipliedBy(2);

    private final Supplier<T> query;
    private final InstantSource clock;
    private volatile Optional<Said<T>> latest = Optional.empty();

    Reading(Supplier<T> query, InstantSource clock) {
        this.query = query;
        this.clock = clock;
    }

    /** A figure of it, or NaN while nobody knows: the database has not been asked yet, is away, or hangs. */
    public double figure(ToDoubleFunction<T> of) {
        var since = clock.instant().minus(GOOD_FOR);
        return latest.filter(said -> said.at().isAfter(since))
                .map(said -> of.applyAsDouble(said.value()))
                .orElse(Double.NaN);
    }

    /** Whatever is wrong with the database is told by whoever needs it for a student. */
    void read() {
        try {
            latest = Optional.of(new Said<>(query.get(), clock.instant()));
        } catch (RuntimeException away) {
            latest = Optional.empty();
        }
    }

    private record Said<T>(T value, Instant at) {}
}
