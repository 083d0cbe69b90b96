// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.mqtt;

import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.paho.mqttv5.client.IMqttAsyncClient;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;

/** Acknowledges a message to the broker, or abandons it, once. */
final class Acknowledgement {

    private final IMqttAsyncClient client;
    private final int packetId;
    private final int qos;
    private final Semaphore permits;
    private final AtomicBoolean completed = new AtomicBoolean();

    /**
     * @param client the client that received the message
     * @param permits receives one permit back when the message is acknowledged or abandoned
     */
    Acknowledgement(IMqttAsyncClient client, MqttMessage packet, Semaphore permits) {
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
            // Paho throws either if the client is closed; the broker delivers the message again.
        }
        abandon();
    }

    void abandon() {
        if (!completed.getAndSet(true)) {
            permits.release();
        }
    }
}
