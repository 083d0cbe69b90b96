// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.mqtt;

import static java.nio.charset.StandardCharsets.US_ASCII;

import es.upv.dst.broker.LabBroker;
import es.upv.dst.ledger.Instance;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.springframework.integration.dsl.context.IntegrationFlowContext;
import org.springframework.integration.dsl.context.IntegrationFlowContext.IntegrationFlowRegistration;
import org.springframework.integration.mqtt.event.MqttConnectionFailedEvent;
import org.springframework.integration.mqtt.event.MqttIntegrationEvent;
import org.springframework.integration.mqtt.event.MqttSubscribedEvent;
import org.springframework.integration.mqtt.support.MqttHeaders;
import org.springframework.messaging.MessagingException;
import org.springframework.messaging.support.GenericMessage;

/**
 * A pair of connections to the broker, which is used until either is lost and then thrown away. Paho's own reconnect
 * is not used: it can hang for good, and a client that hangs cannot be mended.
 */
final class Line implements AutoCloseable {

    private enum State {
        OPENING,
        UP,
        LOST
    }

    private final AtomicReference<State> state = new AtomicReference<>(State.OPENING);
    private final AtomicBoolean closed = new AtomicBoolean();
    private final Sockets sockets = new Sockets();
    private final Ear ear;
    private final Lease lease;
    private final Outbound outbound;
    private final IntegrationFlowRegistration out;

    /** @param lease of what the ear hears */
    Line(LabBroker broker, Instance instance, Ear ear, Lease lease, IntegrationFlowContext flows) {
        this.ear = ear;
        this.lease = lease;
        var account = new Account(broker, sockets);
        outbound = new Outbound(account.passing(), account.clientId(instance, "out"), this::release);
        out = flows.registration(flow -> flow.handle(outbound))
                .autoStartup(false)
                .register();
    }

    /** Connects, first what goes out, and comes back when each has succeeded or failed. */
    void open() {
        out.start();
        ear.open();
    }

    /** Whether both connections stand and the broker has confirmed the subscriptions. */
    boolean isUp() {
        return state.get() == State.UP && outbound.isConnected() && lease.isHeld();
    }

    /** Whether a connection could not be made, or has ended, or what comes is no longer this instance's to answer. */
    boolean isLost() {
        return state.get() == State.LOST || !lease.isHeld();
    }

    /** Heeds what Spring Integration says of a connection, which may be one of an earlier line's. */
    void heed(MqttIntegrationEvent event) {
        var mine = ear.isSourceOf(event.getSource()) || event.getSource() == outbound;
        if (mine && event instanceof MqttConnectionFailedEvent) {
            state.set(State.LOST);
        } else if (mine && event instanceof MqttSubscribedEvent) {
            state.compareAndSet(State.OPENING, State.UP);
        }
    }

    /** Publishes without waiting for the broker; confirmed is run once the broker has the message, if it ever does. */
    void send(String topic, String payload, int qos, Runnable confirmed) {
        var packet = new MqttMessage(payload.getBytes(US_ASCII), qos, false, new MqttProperties());
        try {
            outbound.handleMessage(
                    new GenericMessage<>(packet, Map.of(MqttHeaders.TOPIC, topic, Outbound.CONFIRMED, confirmed)));
        } catch (MessagingException refused) {
            giveUp();
        }
    }

    /** Lets what goes out wait for the {@link #release}, or until the broker has to be waited for, and go out together. */
    void hold() {
        ear.hold();
        sockets.hold();
    }

    void release() {
        ear.release();
        sockets.release();
    }

    /** Ends it, for another one to deliver again what has not been acknowledged. */
    void giveUp() {
        state.set(State.LOST);
    }

    /** What goes out first: whoever waits there may hold what the other needs to end. */
    @Override
    public void close() {
        giveUp();
        if (closed.getAndSet(true)) {
            return;
        }
        out.destroy();
        ear.close();
        sockets.close();
    }
}
