// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.mqtt.client;

import java.util.Optional;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.eclipse.paho.mqttv5.client.MqttPingSender;
import org.eclipse.paho.mqttv5.client.internal.ClientComms;

/**
 * Checks the keep-alive of a client that connects once, by a clock that nobody sets. After {@link #stop}, nothing is
 * checked any more. Paho's own ping sender uses {@link java.util.Timer},
 * which follows the clock of the machine: after that clock is set back by a day, it checks nothing for a day, and a
 * connection that transfers nothing stays open.
 */
class MonotonicPingSender implements MqttPingSender {

    private final ScheduledThreadPoolExecutor executor;
    private volatile Optional<ClientComms> client = Optional.empty();

    MonotonicPingSender(String clientId) {
        executor = new ScheduledThreadPoolExecutor(
                1,
                Thread.ofPlatform().daemon().name("MQTT Ping: " + clientId).factory(),
                new ThreadPoolExecutor.DiscardPolicy());
        executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    @Override
    public void init(ClientComms comms) {
        client = Optional.of(comms);
    }

    @Override
    public void start() {
        client.map(ClientComms::getKeepAlive).ifPresent(this::schedule);
    }

    /** Does not interrupt a check, because a check that detects a lost connection calls this method itself. */
    @Override
    public void stop() {
        executor.shutdown();
    }

    @Override
    public void schedule(long milliseconds) {
        executor.schedule(() -> client.ifPresent(ClientComms::checkForActivity), milliseconds, TimeUnit.MILLISECONDS);
    }
}
