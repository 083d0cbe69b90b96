// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.mqtt;

import es.upv.dst.broker.LabBroker;
import es.upv.dst.broker.Topics;
import es.upv.dst.ledger.Instance;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.eclipse.paho.mqttv5.common.MqttSubscription;
import org.springframework.integration.dsl.IntegrationFlow;
import org.springframework.integration.dsl.context.IntegrationFlowContext;
import org.springframework.integration.dsl.context.IntegrationFlowContext.IntegrationFlowRegistration;
import org.springframework.integration.mqtt.support.MqttHeaders;
import org.springframework.messaging.Message;

/** The connection on which an instance is told what students publish, in a session that outlives it. */
final class Ear implements AutoCloseable {

    private static final int AT_LEAST_ONCE = 1;
    private static final MqttSubscription[] NONE = {};

    /** What is retained was dealt with when it came, and would come again at each connect. */
    private static final int NOTHING_RETAINED = 2;

    private final Set<Integer> numbers = new HashSet<>();
    private final Sockets sockets = new Sockets();
    private final LabBroker broker;
    private final String[] filters;
    private final Inbound inbound;
    private final IntegrationFlowRegistration flow;

    /**
     * @param instance in whose session it hears
     * @param subscribing whether it subscribes, or hears what there is for earlier subscriptions only
     */
    Ear(
            LabBroker broker,
            Topics topics,
            Instance instance,
            boolean subscribing,
            Lease lease,
            InstantSource clock,
            IntegrationFlowContext flows,
            Consumer<Arrival> heard) {
        this.broker = broker;
        var account = new Account(broker, sockets);
        filters = Stream.of(topics.request(), topics.submission())
                .map(topic -> account.filter(instance, topic))
                .toArray(String[]::new);
        inbound = new Inbound(
                account.lasting(),
                account.clientId(instance, "in"),
                broker.embedded(),
                subscribing ? Stream.of(filters).map(Ear::subscription).toArray(MqttSubscription[]::new) : NONE);
        inbound.setOutputChannel((message, timeout) -> {
            heard.accept(new Arrival(message, instance, lease, mayRepeat(message), clock.instant()));
            return true;
        });
        flow = flows.registration(IntegrationFlow.from(inbound).get())
                .autoStartup(false)
                .register();
    }

    void open() {
        flow.start();
    }

    /** Lets the broker give nothing more to this session; what it has for it already still comes. */
    void unsubscribe() {
        inbound.removeTopic(filters);
    }

    boolean isSourceOf(Object event) {
        return event == inbound;
    }

    void hold() {
        sockets.hold();
    }

    void release() {
        sockets.release();
    }

    @Override
    public void close() {
        flow.destroy();
        sockets.close();
    }

    /** The broker repeats itself in a new connection only, so a number that comes twice in one is another message's. */
    private boolean mayRepeat(Message<?> message) {
        return sockets.mayRepeat()
                && (broker.embedded() || numbers.add(Arrival.header(message, MqttHeaders.ID, Integer.class)));
    }

    private static MqttSubscription subscription(String filter) {
        var subscription = new MqttSubscription(filter, AT_LEAST_ONCE);
        subscription.setRetainHandling(NOTHING_RETAINED);
        return subscription;
    }
}
