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
 * A message as it came from the broker.
 *
 * @param text the payload, with U+FFFD where it was not UTF-8
 * @param repeated whether it may have been delivered before
 * @param acknowledgment tells the broker that the message has been dealt with
 */
record Arrival(
        String topic, String text, int qos, boolean repeated, Instant receivedAt, SimpleAcknowledgment acknowledgment) {

    static Arrival of(Message<?> message, Instant receivedAt) {
        return new Arrival(
                header(message, MqttHeaders.RECEIVED_TOPIC, String.class),
                new String((byte[]) message.getPayload(), UTF_8),
                header(message, MqttHeaders.RECEIVED_QOS, Integer.class),
                header(message, MqttHeaders.DUPLICATE, Boolean.class),
                receivedAt,
                header(message, IntegrationMessageHeaderAccessor.ACKNOWLEDGMENT_CALLBACK, SimpleAcknowledgment.class));
    }

    private static <T> T header(Message<?> message, String name, Class<T> type) {
        return Objects.requireNonNull(message.getHeaders().get(name, type), name);
    }

    /** Does nothing if the connection it came on is gone: the broker will deliver the message again. */
    void acknowledge() {
        try {
            acknowledgment.acknowledge();
        } catch (IllegalStateException gone) {
            // Expected of a lost connection; the ledger recognises the repetition.
        }
    }
}
