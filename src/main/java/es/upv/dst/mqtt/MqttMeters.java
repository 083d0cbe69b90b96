// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.mqtt;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** Whether students are heard, and whether anybody waits. */
@Component
class MqttMeters implements MeterBinder {

    private final ConnectionSupervisor supervisor;
    private final InboundQueue queue;
    private final InstantSource clock;

    MqttMeters(ConnectionSupervisor supervisor, InboundQueue queue, InstantSource clock) {
        this.supervisor = supervisor;
        this.queue = queue;
        this.clock = clock;
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        Gauge.builder("dst.broker.subscribed", supervisor, client -> client.isUp() ? 1 : 0)
                .description("1 while the teacher is connected and subscribed, else 0")
                .register(meters);
        FunctionCounter.builder("dst.broker.reconnects", supervisor, ConnectionSupervisor::reconnects)
                .description("How many times the teacher was connected and subscribed again")
                .register(meters);
        Gauge.builder("dst.inbox.messages", queue, InboundQueue::size)
                .description("Messages that have arrived and wait for the next batch")
                .register(meters);
        TimeGauge.builder("dst.inbox.oldest", queue, TimeUnit.MILLISECONDS, this::oldest)
                .description("How long the oldest message in the inbox has been waiting")
                .register(meters);
    }

    private double oldest(InboundQueue waiting) {
        return waiting.waitingSince()
                .map(since -> Duration.between(since, clock.instant()).toMillis())
                .orElse(0L);
    }
}
