// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.mqtt;

import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.paho.mqttv5.client.IMqttAsyncClient;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;

/** How a message is acknowledged to the broker that has delivered it, or left to it. */
final class InHand {

    private final IMqttAsyncClient client;
    private final int packetId;
    private final int qos;
    private final Semaphore permits;
    private final AtomicBoolean settled = new AtomicBoolean();

    /**
     * @param client to which the broker delivered the message
     * @param permits gets one back once the message is no longer in hand
     */
    InHand(IMqttAsyncClient client, MqttMessage packet, Semaphore permits) {
        this.client = client;
        this.packetId = packet.getId();
        this.qos = packet.getQos();
        this.permits = permits;
    }

    void acknowledge() {
        try {
            if (qos > 0) {
                client.messageArrivedComplete(packetId, qos);
            }
        } catch (MqttException | NullPointerException e) {
            // A client that is closed has forgotten its parts; the broker delivers the message again.
        }
        abandon();
    }

    void abandon() {
        if (!settled.getAndSet(true)) {
            permits.release();
        }
    }
}
