// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.mqtt;

import es.upv.dst.broker.ClientRole;
import es.upv.dst.broker.LabBroker;
import es.upv.dst.mqtt.client.ShortLivedClient;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Consumer;
import org.eclipse.paho.mqttv5.common.MqttException;

/** A client that publishes and receives heartbeats before the lab opens its connections. */
record HeartbeatClient(ShortLivedClient client, Instant connectedAt) {

    /** @param onHeartbeat receives the text of each heartbeat, including those of this lab */
    static HeartbeatClient connect(LabBroker broker, String topic, Consumer<String> onHeartbeat, InstantSource clock)
            throws MqttException {
        var client = new ShortLivedClient(
                broker, ClientRole.TEACHER, UUID.randomUUID().toString(), heartbeat -> {
                    onHeartbeat.accept(heartbeat.text());
                    return false;
                });
        client.subscribe(topic);
        return new HeartbeatClient(client, clock.instant());
    }
}
