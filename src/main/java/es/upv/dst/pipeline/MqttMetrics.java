// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.pipeline;

import es.upv.dst.mqtt.ConnectionSupervisor;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** Metrics of the connections to the broker and of the messages that wait for the next batch. */
@Component
class MqttMetrics implements MeterBinder {

    private final ConnectionSupervisor supervisor;
    private final InboundQueue queue;

    MqttMetrics(ConnectionSupervisor supervisor, InboundQueue queue) {
        this.supervisor = supervisor;
        this.queue = queue;
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        Gauge.builder("dst.broker.subscribed", supervisor, state -> state.isUp() ? 1 : 0)
                .description("1 while the lab is connected and subscribed, else 0")
                .register(meters);
        FunctionCounter.builder("dst.broker.reconnects", supervisor, ConnectionSupervisor::reconnects)
                .description("Number of times that the lab was connected and subscribed again")
                .register(meters);
        Gauge.builder("dst.inbox.messages", queue, InboundQueue::size)
                .description("Messages that have arrived and wait for the next batch")
                .register(meters);
        TimeGauge.builder(
                        "dst.inbox.oldest",
                        queue,
                        TimeUnit.MILLISECONDS,
                        waiting -> waiting.longestWait().toMillis())
                .description("Waiting time of the oldest message that waits for the next batch")
                .register(meters);
    }
}
