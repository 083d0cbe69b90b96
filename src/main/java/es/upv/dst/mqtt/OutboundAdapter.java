// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.mqtt;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.MILLISECONDS;

import es.upv.dst.broker.Topics;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.eclipse.paho.mqttv5.client.IMqttMessageListener;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttActionListener;
import org.eclipse.paho.mqttv5.client.MqttClientException;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.integration.mqtt.outbound.Mqttv5PahoMessageHandler;
import org.springframework.messaging.Message;
import org.springframework.stereotype.Component;

/**
 * Publishes answers without waiting for one to be confirmed before the next. A message is acknowledged once the broker has
 * confirmed its answer, or at QoS 0 once that is written to the connection.
 */
@Component
class OutboundAdapter extends Mqttv5PahoMessageHandler {

    private static final Logger log = LoggerFactory.getLogger(OutboundAdapter.class);
    private static final int REFUSED = 0x80;
    private static final int[] NONE = {};

    /** As many as a batch has. */
    private static final int MOST_IN_FLIGHT = 256;

    private final BrokerConnection connection;
    private final UnconfirmedAnswers unconfirmed;
    private final Topics topics;
    private final AnswerTimers codes;
    private final AnswerTimers verdicts;
    private volatile InFlight inFlight = new InFlight(0);

    OutboundAdapter(
            @Qualifier("outboundConnection") BrokerConnection connection,
            UnconfirmedAnswers unconfirmed,
            Topics topics,
            MeterRegistry meters) {
        super(connection);
        this.connection = connection;
        this.unconfirmed = unconfirmed;
        this.topics = topics;
        this.codes = AnswerTimers.of(meters, "code");
        this.verdicts = AnswerTimers.of(meters, "verdict");
        setAsync(true);
    }

    /**
     * Connects, and publishes again what the broker has not confirmed in an earlier connection.
     *
     * @param epoch of which this instance is the leader
     * @param listener gets what the lab subscribes to on this connection
     *
     * @throws MqttException if the broker is not reached, or refuses the login
     */
    void open(long epoch, IMqttMessageListener listener) throws MqttException {
        connection.prepare(listener);
        connection.connect();
        // A heartbeat has a place, too.
        inFlight = new InFlight(Math.clamp(connection.receiveMaximum() - 1, 1, MOST_IN_FLIGHT));
        unconfirmed.of(epoch).forEach(this::publish);
    }

    @Override
    protected void handleMessageInternal(Message<?> message) {
        var answer = (Reply) message.getPayload();
        if (unconfirmed.add(answer) && publish(answer)) {
            answer.to().waited(timers(answer).published());
        }
    }

    /** Whether there is a connection; without one, the answer is published in the next. */
    private boolean publish(Reply answer) {
        var payload = answer.payload().orElseThrow().getBytes(UTF_8);
        var packet = new MqttMessage(payload, answer.to().qos(), false, new MqttProperties());
        var current = inFlight;
        while (current.isRoomForOneMore()) {
            try {
                connection.client().publish(topic(answer), packet, answer, current);
                return true;
            } catch (MqttException e) {
                current.release();
                if (e.getReasonCode() != MqttClientException.REASON_CODE_MAX_INFLIGHT) {
                    return false;
                }
                current.waitForHeartbeat();
            } catch (IllegalStateException closed) {
                current.release();
                return false;
            }
        }
        return false;
    }

    private void confirmed(Reply answer) {
        for (var message : unconfirmed.confirm(answer)) {
            message.acknowledge();
            message.waited(timers(answer).confirmed());
        }
    }

    private String topic(Reply answer) {
        return switch (answer.to().kind()) {
            case REQUEST -> topics.code();
            case SUBMISSION -> topics.verdict();
        };
    }

    private AnswerTimers timers(Reply answer) {
        return switch (answer.to().kind()) {
            case REQUEST -> codes;
            case SUBMISSION -> verdicts;
        };
    }

    /** The supervisor opens the connection. */
    @Override
    protected void doStart() {}

    @Override
    protected void doStop() {}

    /** What the broker has not confirmed in one connection; Paho throws instead of waiting if that is too much. */
    private final class InFlight implements MqttActionListener {

        private final Semaphore permits;

        InFlight(int most) {
            permits = new Semaphore(most);
        }

        /** Waits for room as long as there is the connection; what was corked goes out first. */
        boolean isRoomForOneMore() {
            if (permits.tryAcquire()) {
                return true;
            }
            connection.uncork();
            try {
                while (inFlight == this && connection.isConnected()) {
                    if (permits.tryAcquire(10, MILLISECONDS)) {
                        return true;
                    }
                }
            } catch (InterruptedException closing) {
                Thread.currentThread().interrupt();
            }
            return false;
        }

        /** Paho counts a heartbeat, too, until it is written. */
        void waitForHeartbeat() {
            connection.uncork();
            LockSupport.parkNanos(MILLISECONDS.toNanos(1));
        }

        void release() {
            permits.release();
        }

        @Override
        public void onSuccess(IMqttToken token) {
            release();
            if (IntStream.of(Optional.ofNullable(token.getReasonCodes()).orElse(NONE))
                    .anyMatch(code -> code >= REFUSED)) {
                log.error("The broker refuses to publish an answer: {}", Arrays.toString(token.getReasonCodes()));
            }
            confirmed((Reply) token.getUserContext());
        }

        @Override
        public void onFailure(IMqttToken token, Throwable cause) {
            release();
        }
    }
}
