// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.mqtt;

import static java.nio.charset.StandardCharsets.UTF_8;

import es.upv.dst.codes.CodeRequest;
import es.upv.dst.ledger.Delivery;
import es.upv.dst.submissions.Submission;
import io.micrometer.core.instrument.Timer;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.paho.mqttv5.common.MqttMessage;

/**
 * A message as the broker delivered it.
 *
 * @param text the payload with U+FFFD where it was not UTF-8, and cut where it is too long for anything
 * @param epoch of the leader when it arrived
 * @param waiting began when it arrived
 */
record InboundMessage(
        Kind kind,
        String topic,
        String text,
        int qos,
        Delivery delivery,
        long epoch,
        InHand inHand,
        Timer.Sample waiting) {

    /** What a message asks for, which its topic tells. */
    enum Kind {
        REQUEST,
        SUBMISSION
    }

    /** Enough of a payload to see that it is too long; a flood is not kept whole. */
    private static final int BYTES_KEPT = 2_048;

    static String text(MqttMessage packet) {
        var payload = packet.getPayload();
        return new String(payload, 0, Math.min(payload.length, BYTES_KEPT), UTF_8);
    }

    Instant receivedAt() {
        return delivery.receivedAt();
    }

    CodeRequest request() {
        return new CodeRequest(text, Optional.of(delivery), receivedAt());
    }

    Submission submission() {
        return new Submission(text, Optional.of(delivery), receivedAt());
    }

    /** Records how long the student has been waiting until now. */
    void waited(Timer timer) {
        waiting.stop(timer);
    }

    /** Tells the broker that the message has been dealt with. */
    void acknowledge() {
        inHand.acknowledge();
    }

    /** Leaves the message to the broker, which delivers it again in the next connection of the session. */
    void abandon() {
        inHand.abandon();
    }
}
