// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.mqtt;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.Objects;
import org.springframework.integration.IntegrationMessageHeaderAccessor;
import org.springframework.integration.acks.SimpleAcknowledgment;
import org.springframework.integration.mqtt.support.MqttHeaders;
import org.springframework.messaging.Message;

/**
 * A message as the broker delivered it. If the connection is lost before it is acknowledged, the broker delivers it
 * again, and it goes on with the acknowledgement of that delivery.
 */
final class Arrival {

    /** Enough of a payload to see that it is too long; a flood is not kept whole. */
    private static final int BYTES_KEPT = 2_048;

    private final Object connection;
    private final int packetId;
    private final String topic;
    private final String text;
    private final int qos;
    private final Instant receivedAt;
    private SimpleAcknowledgment acknowledgment;
    private boolean acknowledged;
    private boolean repeated;

    Arrival(Message<?> message, Object connection, Instant receivedAt) {
        this.connection = connection;
        this.packetId = header(message, MqttHeaders.ID, Integer.class);
        this.topic = header(message, MqttHeaders.RECEIVED_TOPIC, String.class);
        this.qos = header(message, MqttHeaders.RECEIVED_QOS, Integer.class);
        this.acknowledgment =
                header(message, IntegrationMessageHeaderAccessor.ACKNOWLEDGMENT_CALLBACK, SimpleAcknowledgment.class);
        this.receivedAt = receivedAt;
        var payload = (byte[]) message.getPayload();
        this.text = new String(payload, 0, Math.min(payload.length, BYTES_KEPT), UTF_8);
    }

    private static <T> T header(Message<?> message, String name, Class<T> type) {
        return Objects.requireNonNull(message.getHeaders().get(name, type), name);
    }

    int packetId() {
        return packetId;
    }

    String topic() {
        return topic;
    }

    /** The payload with U+FFFD where it was not UTF-8, and cut where it is too long for anything. */
    String text() {
        return text;
    }

    int qos() {
        return qos;
    }

    Instant receivedAt() {
        return receivedAt;
    }

    /** Whether this is another delivery of an earlier one: Paho drops the flag, but the packet keeps its number. */
    boolean repeats(Arrival earlier) {
        return connection != earlier.connection
                && packetId == earlier.packetId
                && topic.equals(earlier.topic)
                && text.equals(earlier.text);
    }

    synchronized void markRepeated() {
        repeated = true;
    }

    /** Whether what it asks for may have been done already. */
    synchronized boolean isRepeated() {
        return repeated;
    }

    synchronized boolean isAcknowledged() {
        return acknowledged;
    }

    synchronized void deliveredAgain(Arrival latest) {
        acknowledgment = latest.acknowledgment;
    }

    /** Tells the broker that the message has been dealt with. */
    synchronized void acknowledge() {
        acknowledged = true;
        try {
            acknowledgment.acknowledge();
        } catch (IllegalStateException | NullPointerException gone) {
            // A client that is closed has forgotten its parts; the broker delivers the message again.
        }
    }
}
