// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.mqtt;

import org.eclipse.paho.mqttv5.common.MqttException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/** The two connections to the broker, which are open together or not at all: without a way out no message is taken in. */
@Component
class BrokerConnections {

    /** MQTT 5, section 3.14.2.1: another client has connected with the same client id. */
    private static final int SESSION_TAKEN_OVER = 0x8E;

    private final BrokerConnection inbound;
    private final BrokerConnection outbound;
    private final InboundAdapter inboundAdapter;
    private final OutboundAdapter outboundAdapter;
    private final LabPresence presence;
    private volatile boolean draining;

    BrokerConnections(
            @Qualifier("inboundConnection") BrokerConnection inbound,
            @Qualifier("outboundConnection") BrokerConnection outbound,
            InboundAdapter inboundAdapter,
            OutboundAdapter outboundAdapter,
            LabPresence presence) {
        this.inbound = inbound;
        this.outbound = outbound;
        this.inboundAdapter = inboundAdapter;
        this.outboundAdapter = outboundAdapter;
        this.presence = presence;
    }

    /**
     * Connects first what goes out, then what comes in, unless another lab uses the same topics.
     *
     * @param epoch of which this instance is the leader
     * @return whether they are open
     * @throws MqttException if the broker is not reached, or refuses the login or the subscriptions
     */
    boolean open(long epoch) throws MqttException {
        if (!presence.isAlone()) {
            return false;
        }
        draining = false;
        outboundAdapter.open(epoch, presence);
        presence.join();
        inboundAdapter.open(epoch);
        return areUp();
    }

    /** Whether both stand, the broker has confirmed the subscriptions, and no other lab has been there before. */
    boolean areUp() {
        return inboundAdapter.isSubscribed()
                && (inboundAdapter.isReceiving() || draining)
                && outbound.isConnected()
                && inbound.isConnected()
                && !presence.isYielding();
    }

    /** Takes nothing more in, and lets out what is in hand; until they are opened again. */
    void drain() {
        draining = true;
        inboundAdapter.stopReceiving();
    }

    boolean isOutboundUp() {
        return outbound.isConnected();
    }

    boolean have(Object source) {
        return source == inbound || source == outbound;
    }

    /** Takes nothing more in once one of them is lost. */
    void lost(@Nullable Throwable cause) {
        inboundAdapter.stopReceiving();
        if (cause instanceof MqttException reason && reason.getReasonCode() == SESSION_TAKEN_OVER) {
            presence.suspectOtherLab();
        }
    }

    /** Closes both; what is under way to the broker is waited for, if they stand. */
    void close() {
        inboundAdapter.stopReceiving();
        inbound.stop();
        outbound.stop();
        presence.close();
    }

    /** Closes both at once. */
    void abort() {
        inboundAdapter.stopReceiving();
        inbound.abort();
        outbound.abort();
    }

    /** Lets packets wait for each other, to be written together by {@link #uncork}. */
    void cork() {
        inbound.cork();
        outbound.cork();
    }

    void uncork() {
        outbound.uncork();
        inbound.uncork();
    }
}
