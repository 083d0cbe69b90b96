// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.ledger;

import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/** What a query of the {@link Readings} said the last time. */
public final class Reading<T> {

    private final Supplier<T> query;
    private volatile Optional<T> latest = Optional.empty();

    Reading(Supplier<T> query) {
        this.query = query;
    }

    /** A figure of it, or NaN while nobody knows: the database has not been asked yet, or is away. */
    public double figure(ToDoubleFunction<T> of) {
        return latest.map(value -> of.applyAsDouble(value)).orElse(Double.NaN);
    }

    /** Whatever is wrong with the database is told by whoever needs it for a student. */
    void read() {
        try {
            latest = Optional.of(query.get());
        } catch (RuntimeException away) {
            latest = Optional.empty();
        }
    }
}
