// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.codes;

import es.upv.dst.storage.counter.MetricsSampler;
import es.upv.dst.storage.counter.SampledValue;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.function.ToDoubleFunction;
import org.springframework.stereotype.Component;

/** Gauges of the codes by state. An alert uses them to warn before no code is free. */
@Component
class PoolMetrics implements MeterBinder {

    private final SampledValue<PoolStatus> pool;

    PoolMetrics(MetricsSampler sampler, CodeService codes) {
        this.pool = sampler.register(codes::poolStatus);
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        gauge(meters, "free", PoolStatus::free);
        gauge(meters, "open", PoolStatus::open);
        gauge(meters, "used", PoolStatus::used);
    }

    private void gauge(MeterRegistry meters, String state, ToDoubleFunction<PoolStatus> count) {
        Gauge.builder("dst.codes", pool, sample -> sample.value(count))
                .tag("state", state)
                .description("Codes of the pool by state: free, open or used; sampled every five seconds")
                .register(meters);
    }
}
