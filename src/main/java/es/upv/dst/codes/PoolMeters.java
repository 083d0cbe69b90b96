// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.codes;

import es.upv.dst.ledger.Reading;
import es.upv.dst.ledger.Readings;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.function.ToDoubleFunction;
import org.springframework.stereotype.Component;

/** The pool, for whoever watches it run dry. */
@Component
class PoolMeters implements MeterBinder {

    private final Reading<Pool> pool;

    PoolMeters(Readings readings, Codes codes) {
        this.pool = readings.of(codes::pool);
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        gauge(meters, "free", Pool::free);
        gauge(meters, "open", Pool::open);
        gauge(meters, "used", Pool::used);
    }

    private void gauge(MeterRegistry meters, String state, ToDoubleFunction<Pool> figure) {
        Gauge.builder("dst.codes", pool, reading -> reading.figure(figure))
                .tag("state", state)
                .description("Codes of the pool that are free, open or used, as the tables said seconds ago")
                .register(meters);
    }
}
