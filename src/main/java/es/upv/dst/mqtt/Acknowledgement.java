// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.mqtt;

import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.paho.mqttv5.client.IMqttAsyncClient;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;

/** Acknowledges or abandons a message, and returns its permit once. */
final class Acknowledgement {

    private final IMqttAsyncClient client;
    private final int packetId;
    private final int qos;
    private final Semaphore permits;
    private final AtomicBoolean permitReleased = new AtomicBoolean();

    /**
     * @param client the client that received the message
     * @param permits gets one permit back when the message is acknowledged or abandoned
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
            // Paho throws one of these if the client is closed. Then the broker delivers the message again.
        }
        releasePermit();
    }

    void abandon() {
        releasePermit();
    }

    private void releasePermit() {
        if (!permitReleased.getAndSet(true)) {
            permits.release();
        }
    }
}
