// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.mqtt;

import es.upv.dst.mqtt.client.BrokerConnection;
import es.upv.dst.mqtt.presence.LabDetection;
import es.upv.dst.mqtt.presence.LabPresence;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/**
 * The two connections to the broker. Either both are open or neither is, because the lab must not receive messages that
 * it cannot answer.
 */
@Component
public class BrokerConnections {

    /** MQTT 5, section 3.14.2.1: another client has connected with the same client id. */
    private static final int SESSION_TAKEN_OVER = 0x8E;

    private final BrokerConnection inbound;
    private final BrokerConnection outbound;
    private final InboundAdapter inboundAdapter;
    private final OutboundAdapter outboundAdapter;
    private final LabDetection detection;
    private final LabPresence presence;
    private volatile boolean draining;

    BrokerConnections(
            @Qualifier("inboundConnection") BrokerConnection inbound,
            @Qualifier("outboundConnection") BrokerConnection outbound,
            InboundAdapter inboundAdapter,
            OutboundAdapter outboundAdapter,
            LabDetection detection,
            LabPresence presence) {
        this.inbound = inbound;
        this.outbound = outbound;
        this.inboundAdapter = inboundAdapter;
        this.outboundAdapter = outboundAdapter;
        this.detection = detection;
        this.presence = presence;
    }

    /** Does not look for another lab, because the former leader used the same database and was connected. */
    void skipDetection() {
        detection.skip();
    }

    /**
     * Closes both connections, and opens the outbound one and then the inbound one, unless another lab uses the same
     * topics or this is not known yet.
     *
     * @param epoch the epoch in which this instance is the leader
     * @param isLeader whether it still is, because the detection takes some time
     * @return whether both are open
     * @throws MqttException if the broker is not reached, or rejects the user name, the password or a subscription
     */
    boolean open(long epoch, BooleanSupplier isLeader) throws MqttException {
        abort();
        var mayConnect = detection.run();
        if (!mayConnect || !isLeader.getAsBoolean()) {
            return false;
        }
        draining = false;
        outboundAdapter.open(epoch, presence);
        presence.startHeartbeats();
        inboundAdapter.open(epoch);
        return areOpen();
    }

    /**
     * Whether both connections are open, the broker has confirmed the subscriptions, and this lab does not yield to
     * another lab.
     */
    boolean areOpen() {
        return inboundAdapter.isSubscribed()
                && (inboundAdapter.isReceiving() || draining)
                && outbound.isConnected()
                && inbound.isConnected()
                && !presence.isYielding();
    }

    /** Publishes a heartbeat. If that fails, closes both connections, so that the next check opens them again. */
    void publishHeartbeat() {
        try {
            presence.publishHeartbeat();
        } catch (MqttException | IllegalStateException e) {
            abort();
        }
    }

    /** Stops receiving until the connections are opened again, but still publishes the replies to received messages. */
    public void drain() {
        draining = true;
        inboundAdapter.stopReceiving();
    }

    /** When the broker last sent something on one of the connections, as an instant of {@code MonotonicTime}. */
    Instant lastReceivedAt() {
        return Collections.max(List.of(inbound.lastReceivedAt(), outbound.lastReceivedAt()));
    }

    public boolean isOutboundUp() {
        return outbound.isConnected();
    }

    boolean owns(Object source) {
        return source == inbound || source == outbound;
    }

    /** Stops receiving after one of the two connections is lost. */
    void onConnectionLost(@Nullable Throwable cause) {
        inboundAdapter.stopReceiving();
        if (cause instanceof MqttException mqttException && mqttException.getReasonCode() == SESSION_TAKEN_OVER) {
            detection.repeat();
        }
    }

    /** Closes both connections. First sends unsent packets and DISCONNECT on each connection that is open. */
    void close() {
        inboundAdapter.stopReceiving();
        inbound.stop();
        outbound.stop();
        detection.close();
    }

    /** Closes the sockets of both connections at once, without DISCONNECT. */
    public void abort() {
        inboundAdapter.stopReceiving();
        inbound.abort();
        outbound.abort();
    }

    /** Buffers outgoing packets until {@link #uncork}, so that a single write sends all of them. */
    public void cork() {
        inbound.cork();
        outbound.cork();
    }

    public void uncork() {
        outbound.uncork();
        inbound.uncork();
    }
}
