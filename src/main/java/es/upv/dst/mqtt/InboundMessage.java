// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.mqtt;

import static java.nio.charset.StandardCharsets.UTF_8;

import es.upv.dst.broker.LabBroker;
import es.upv.dst.storage.deduplication.Delivery;
import io.micrometer.core.instrument.Timer;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.paho.mqttv5.common.MqttMessage;

/**
 * A message that the broker has delivered.
 *
 * @param text the first 2,048 bytes of the payload, decoded as UTF-8; U+FFFD replaces invalid bytes
 * @param sender the IP address and the client id of the sender, at most 64 printable characters, as
 *     {@link LabBroker#SENDER_PROPERTY} says; empty with an external broker, which does not tell them
 * @param epoch the epoch in which the message arrived, and in which this instance was the leader
 * @param acknowledgement acknowledges or abandons the message
 * @param timerSample a sample that was started at the time of arrival
 */
public record InboundMessage(
        MessageKind kind,
        String topic,
        String text,
        int qos,
        Delivery delivery,
        Optional<String> sender,
        long epoch,
        Acknowledgement acknowledgement,
        Timer.Sample timerSample) {

    /** The kind of a message. The topic determines it. */
    public enum MessageKind {
        REQUEST,
        SUBMISSION
    }

    /**
     * Longer than every valid payload. The rest of a payload is dropped, so that a flood of long messages takes little
     * memory.
     */
    private static final int MAX_BYTES = 2_048;

    static String text(MqttMessage packet) {
        var payload = packet.getPayload();
        return new String(payload, 0, Math.min(payload.length, MAX_BYTES), UTF_8);
    }

    public Instant receivedAt() {
        return delivery.receivedAt();
    }

    /** Records the time since the arrival of the message in the timer. */
    void stopTimer(Timer timer) {
        timerSample.stop(timer);
    }

    /** Acknowledges the message to the broker. */
    public void acknowledge() {
        acknowledgement.acknowledge();
    }

    /** Does not acknowledge the message, so that the broker delivers it again in the next connection of the session. */
    public void abandon() {
        acknowledgement.abandon();
    }
}
