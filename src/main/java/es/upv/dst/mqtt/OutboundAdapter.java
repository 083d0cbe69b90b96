// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.mqtt;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.MILLISECONDS;

import es.upv.dst.broker.Topics;
import es.upv.dst.mqtt.client.BrokerConnection;
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
 * Publishes replies asynchronously. Acknowledges a message at QoS 1 or 2 after the broker has confirmed the reply, and
 * a message at QoS 0 after the reply is written to the connection.
 */
@Component
public class OutboundAdapter extends Mqttv5PahoMessageHandler {

    private static final Logger log = LoggerFactory.getLogger(OutboundAdapter.class);
    private static final int MIN_FAILURE_CODE = 0x80;
    private static final int[] NO_REASON_CODES = {};

    /** The maximum number of unconfirmed replies, which is the maximum size of a batch. */
    private static final int MAX_IN_FLIGHT = 256;

    private final BrokerConnection connection;
    private final UnconfirmedReplies unconfirmed;
    private final Topics topics;
    private final ReplyTimers codes;
    private final ReplyTimers verdicts;
    private volatile InFlight inFlight = new InFlight(0);

    OutboundAdapter(
            @Qualifier("outboundConnection") BrokerConnection connection,
            UnconfirmedReplies unconfirmed,
            Topics topics,
            MeterRegistry meters) {
        super(connection);
        this.connection = connection;
        this.unconfirmed = unconfirmed;
        this.topics = topics;
        this.codes = ReplyTimers.of(meters, "code");
        this.verdicts = ReplyTimers.of(meters, "verdict");
        setAsync(true);
    }

    /**
     * Connects, and publishes again the replies that the broker has not confirmed.
     *
     * @param epoch the epoch in which this instance is the leader
     * @param listener receives the messages of subscriptions on this connection
     * @throws MqttException if the broker is not reached, or rejects the user name or the password
     */
    void open(long epoch, IMqttMessageListener listener) throws MqttException {
        connection.prepare(listener);
        connection.connect();
        // One less than the broker accepts, so that a heartbeat can be sent too.
        inFlight = new InFlight(Math.clamp(connection.receiveMaximum() - 1, 1, MAX_IN_FLIGHT));
        unconfirmed.retainOnly(epoch).forEach(this::publish);
    }

    @Override
    protected void handleMessageInternal(Message<?> message) {
        var reply = (Reply) message.getPayload();
        if (unconfirmed.add(reply) && publish(reply)) {
            reply.message().stopTimer(timers(reply).published());
        }
    }

    /** Publishes a reply now, or in the next connection. Returns whether there was a connection. */
    private boolean publish(Reply reply) {
        var payload = reply.payload().orElseThrow().getBytes(UTF_8);
        var packet = new MqttMessage(payload, reply.message().qos(), false, new MqttProperties());
        var current = inFlight;
        while (current.acquirePermit()) {
            try {
                connection.client().publish(topic(reply), packet, reply, current);
                return true;
            } catch (MqttException e) {
                current.release();
                if (e.getReasonCode() != MqttClientException.REASON_CODE_MAX_INFLIGHT) {
                    return false;
                }
                current.waitForHeartbeat();
            } catch (IllegalStateException e) {
                current.release();
                return false;
            }
        }
        return false;
    }

    private void onConfirmed(Reply reply) {
        for (var message : unconfirmed.confirm(reply)) {
            message.acknowledge();
            message.stopTimer(timers(reply).confirmed());
        }
    }

    private String topic(Reply reply) {
        return switch (reply.message().kind()) {
            case REQUEST -> topics.code();
            case SUBMISSION -> topics.verdict();
        };
    }

    private ReplyTimers timers(Reply reply) {
        return switch (reply.message().kind()) {
            case REQUEST -> codes;
            case SUBMISSION -> verdicts;
        };
    }

    /** Does nothing, because the {@link ConnectionSupervisor} opens the connection. */
    @Override
    protected void doStart() {}

    @Override
    protected void doStop() {}

    /**
     * Limits the unconfirmed replies of one connection, because Paho throws an exception at its limit instead of
     * waiting.
     */
    private final class InFlight implements MqttActionListener {

        private final Semaphore permits;

        InFlight(int limit) {
            permits = new Semaphore(limit);
        }

        /**
         * Waits for a permit while the connection is open. Sends buffered packets, so that the broker can confirm them.
         */
        boolean acquirePermit() {
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
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return false;
        }

        /** Waits until the heartbeat is written, because Paho counts it as unconfirmed until then. */
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
            if (IntStream.of(Optional.ofNullable(token.getReasonCodes()).orElse(NO_REASON_CODES))
                    .anyMatch(code -> code >= MIN_FAILURE_CODE)) {
                log.error(
                        "The broker refuses to publish a reply (MQTT reason codes {}); see GET /api/doctor",
                        Arrays.toString(token.getReasonCodes()));
            }
            onConfirmed((Reply) token.getUserContext());
        }

        @Override
        public void onFailure(IMqttToken token, Throwable cause) {
            release();
        }
    }
}
