// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.mqtt;

import static java.nio.charset.StandardCharsets.US_ASCII;

import es.upv.dst.broker.LabBroker;
import es.upv.dst.broker.Topics;
import es.upv.dst.ledger.Instance;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.MqttSubscription;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.springframework.integration.dsl.IntegrationFlow;
import org.springframework.integration.dsl.context.IntegrationFlowContext;
import org.springframework.integration.dsl.context.IntegrationFlowContext.IntegrationFlowRegistration;
import org.springframework.integration.mqtt.event.MqttConnectionFailedEvent;
import org.springframework.integration.mqtt.event.MqttIntegrationEvent;
import org.springframework.integration.mqtt.event.MqttSubscribedEvent;
import org.springframework.integration.mqtt.support.MqttHeaders;
import org.springframework.messaging.Message;
import org.springframework.messaging.MessagingException;
import org.springframework.messaging.support.GenericMessage;

/**
 * A pair of connections to the broker, which is used until either is lost and then thrown away. Paho's own reconnect
 * is not used: it can hang for good, and a client that hangs cannot be mended.
 */
final class Line implements AutoCloseable {

    private static final int AT_LEAST_ONCE = 1;

    /** What is retained was dealt with when it came, and would come again at each connect. */
    private static final int NOTHING_RETAINED = 2;

    private enum State {
        OPENING,
        UP,
        LOST
    }

    private final AtomicReference<State> state = new AtomicReference<>(State.OPENING);
    private final AtomicBoolean closed = new AtomicBoolean();
    private final Set<Integer> numbers = new HashSet<>();
    private final LabBroker broker;
    private final Sockets sockets = new Sockets();
    private final Inbound inbound;
    private final Outbound outbound;
    private final IntegrationFlowRegistration in;
    private final IntegrationFlowRegistration out;

    Line(LabBroker broker, Instance instance, Inbox inbox, InstantSource clock, IntegrationFlowContext flows) {
        this.broker = broker;
        var account = new Account(broker, sockets);
        inbound = new Inbound(
                account.lasting(),
                account.clientId(instance, "in"),
                broker.embedded(),
                subscription(account.filter(instance, Topics.REQUEST)),
                subscription(account.filter(instance, Topics.SUBMISSION)));
        outbound = new Outbound(account.passing(), account.clientId(instance, "out"), sockets::release);
        inbound.setOutputChannel((message, timeout) -> {
            inbox.put(new Arrival(message, instance, mayRepeat(message), clock.instant()));
            return true;
        });
        in = register(flows, IntegrationFlow.from(inbound).get());
        out = register(flows, flow -> flow.handle(outbound));
    }

    /** Connects, first what goes out, and comes back when each has succeeded or failed. */
    void open() {
        out.start();
        in.start();
    }

    /** Whether both connections stand and the broker has confirmed the subscriptions. */
    boolean isUp() {
        return state.get() == State.UP && outbound.isConnected();
    }

    /** Whether a connection could not be made, or has ended. */
    boolean isLost() {
        return state.get() == State.LOST;
    }

    /** Heeds what Spring Integration says of a connection, which may be one of an earlier line's. */
    void heed(MqttIntegrationEvent event) {
        var mine = event.getSource() == inbound || event.getSource() == outbound;
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
        sockets.hold();
    }

    void release() {
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
        in.destroy();
        sockets.close();
    }

    /** The broker repeats itself on a new line only, so a number that comes twice on this one is another message's. */
    private boolean mayRepeat(Message<?> message) {
        return sockets.mayRepeat()
                && (broker.embedded() || numbers.add(Arrival.header(message, MqttHeaders.ID, Integer.class)));
    }

    private static IntegrationFlowRegistration register(IntegrationFlowContext flows, IntegrationFlow flow) {
        return flows.registration(flow).autoStartup(false).register();
    }

    private static MqttSubscription subscription(String filter) {
        var subscription = new MqttSubscription(filter, AT_LEAST_ONCE);
        subscription.setRetainHandling(NOTHING_RETAINED);
        return subscription;
    }
}
