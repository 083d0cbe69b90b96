// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.mqtt;

import static java.nio.charset.StandardCharsets.UTF_8;

import es.upv.dst.broker.LabBroker;
import es.upv.dst.ledger.Delivery;
import io.micrometer.core.instrument.Timer;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.springframework.integration.IntegrationMessageHeaderAccessor;
import org.springframework.integration.acks.SimpleAcknowledgment;
import org.springframework.integration.mqtt.support.MqttHeaders;
import org.springframework.messaging.Message;

/** A message as the broker delivered it. */
final class Arrival {

    /** Enough of a payload to see that it is too long; a flood is not kept whole. */
    private static final int BYTES_KEPT = 2_048;

    private final Optional<Delivery> delivery;
    private final String topic;
    private final String text;
    private final int qos;
    private final Instant receivedAt;
    private final SimpleAcknowledgment acknowledgment;
    private final Timer.Sample wait = Timer.start();

    /** @param mayRepeat whether this can be another delivery than the first */
    Arrival(Message<?> message, boolean mayRepeat, Instant receivedAt) {
        this.topic = header(message, MqttHeaders.RECEIVED_TOPIC, String.class);
        this.qos = header(message, MqttHeaders.RECEIVED_QOS, Integer.class);
        this.acknowledgment =
                header(message, IntegrationMessageHeaderAccessor.ACKNOWLEDGMENT_CALLBACK, SimpleAcknowledgment.class);
        this.receivedAt = receivedAt;
        var payload = (byte[]) message.getPayload();
        this.text = new String(payload, 0, Math.min(payload.length, BYTES_KEPT), UTF_8);
        this.delivery = qos == 0 ? Optional.empty() : Optional.of(delivery(message, mayRepeat));
    }

    /** The lab's own broker names each message; on another one a packet keeps its number, and the text tells it apart. */
    private Delivery delivery(Message<?> message, boolean mayRepeat) {
        var name = message.getHeaders().get(LabBroker.DELIVERY, String.class);
        var number = header(message, MqttHeaders.ID, Integer.class);
        return new Delivery(name != null ? name : number + "-" + Integer.toHexString(text.hashCode()), mayRepeat);
    }

    /** A header that every message has. */
    static <T> T header(Message<?> message, String name, Class<T> type) {
        return Objects.requireNonNull(message.getHeaders().get(name, type), name);
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

    /** Nothing at QoS 0, at which nothing is delivered again. */
    Optional<Delivery> delivery() {
        return delivery;
    }

    /** The same for each delivery of a message, and another one for each message. */
    Object identity() {
        return delivery.<Object>map(Delivery::name).orElse(this);
    }

    /** Writes down how long the student has been waiting until now. */
    void waited(Timer timer) {
        wait.stop(timer);
    }

    /** Tells the broker that the message has been dealt with. */
    void acknowledge() {
        try {
            acknowledgment.acknowledge();
        } catch (IllegalStateException | NullPointerException gone) {
            // A client that is closed has forgotten its parts; the broker delivers the message again.
        }
    }
}
