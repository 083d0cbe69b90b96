// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.mqtt;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import es.upv.dst.broker.LabBroker;
import es.upv.dst.broker.Topics;
import es.upv.dst.ledger.Delivery;
import es.upv.dst.mqtt.InboundMessage.Kind;
import io.micrometer.core.instrument.Timer;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.paho.mqttv5.client.IMqttAsyncClient;
import org.eclipse.paho.mqttv5.client.IMqttMessageListener;
import org.eclipse.paho.mqttv5.client.MqttClientException;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.MqttSubscription;
import org.eclipse.paho.mqttv5.common.packet.UserProperty;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.integration.mqtt.inbound.Mqttv5PahoMessageDrivenChannelAdapter;
import org.springframework.messaging.support.GenericMessage;
import org.springframework.stereotype.Component;

/**
 * Receives what students publish. How many messages the lab has in hand is bounded here: with too many that are not
 * acknowledged, the connection is read no further, and the broker keeps what follows.
 */
@Component
class InboundAdapter extends Mqttv5PahoMessageDrivenChannelAdapter {

    /** How many messages are in hand at most, even if the broker does not keep to the Receive Maximum. */
    static final int MOST_IN_HAND = 2_048;

    private static final int AT_LEAST_ONCE = 1;

    /** What is retained was dealt with when it came, and would come again at each connect. */
    private static final int NOTHING_RETAINED = 2;

    private final BrokerConnection connection;
    private final LabBroker broker;
    private final Topics topics;
    private final InstantSource clock;
    private final Semaphore inHand = new Semaphore(MOST_IN_HAND);
    private final AtomicLong receivedAtQos0 = new AtomicLong();
    private volatile Optional<Receiver> receiver = Optional.empty();

    InboundAdapter(
            @Qualifier("inboundConnection") BrokerConnection connection,
            LabBroker broker,
            Topics topics,
            InstantSource clock) {
        super(connection, topics.request(), topics.submission());
        this.connection = connection;
        this.broker = broker;
        this.topics = topics;
        this.clock = clock;
        setAutoStartup(false);
    }

    /**
     * Connects and subscribes.
     *
     * @param epoch of which this instance is the leader
     * @throws MqttException if the broker is not reached, or refuses the login or a subscription
     */
    void open(long epoch) throws MqttException {
        var opened = new Receiver(epoch);
        receiver = Optional.of(opened);
        connection.prepare(opened);
        opened.client = Optional.of(connection.client());
        connection.connect();
        subscribe(opened);
        opened.subscribed = true;
    }

    /** Whether the broker has confirmed the subscriptions. */
    boolean isSubscribed() {
        return receiver.filter(current -> current.subscribed).isPresent();
    }

    boolean isReceiving() {
        return receiver.filter(current -> current.receiving).isPresent();
    }

    /** Takes no more messages: those that are not acknowledged are delivered again in the next connection. */
    void stopReceiving() {
        receiver.ifPresent(current -> current.receiving = false);
    }

    private void subscribe(Receiver listener) throws MqttException {
        if (!connection.subscribe(listener, subscription(topics.request()), subscription(topics.submission()))) {
            throw new MqttException(MqttClientException.REASON_CODE_SUBSCRIBE_FAILED);
        }
    }

    private static MqttSubscription subscription(String filter) {
        var subscription = new MqttSubscription(filter, AT_LEAST_ONCE);
        subscription.setRetainHandling(NOTHING_RETAINED);
        return subscription;
    }

    /** What one connection receives. A client that was abandoned may still deliver, to the receiver of its own connection. */
    private final class Receiver implements IMqttMessageListener {

        private final long epoch;
        private final Set<Integer> packetIds = new HashSet<>();
        private volatile Optional<IMqttAsyncClient> client = Optional.empty();
        private volatile boolean receiving = true;
        private volatile boolean subscribed;

        Receiver(long epoch) {
            this.epoch = epoch;
        }

        /** On Paho's thread, which waits while too many messages are in hand. */
        @Override
        public void messageArrived(String topic, MqttMessage packet) {
            if (isRoomForOneMore()) {
                var debt = new InHand(client.orElseThrow(), packet, inHand);
                try {
                    sendMessage(new GenericMessage<>(received(topic, packet, debt)));
                } catch (RuntimeException e) {
                    debt.abandon();
                    throw e;
                }
            }
        }

        private boolean isRoomForOneMore() {
            try {
                while (receiving) {
                    if (inHand.tryAcquire(100, MILLISECONDS)) {
                        return true;
                    }
                }
            } catch (InterruptedException closing) {
                Thread.currentThread().interrupt();
            }
            return false;
        }

        /** A student's own user properties are not looked at. */
        private InboundMessage received(String topic, MqttMessage packet, InHand debt) {
            return new InboundMessage(
                    topic.equals(topics.request()) ? Kind.REQUEST : Kind.SUBMISSION,
                    topic,
                    InboundMessage.text(packet),
                    packet.getQos(),
                    new Delivery(deliveryId(packet), mayRepeat(packet), clock.instant()),
                    epoch,
                    debt,
                    Timer.start());
        }

        /** The broker repeats itself in a new connection only, so a number that comes twice in one is another message's. */
        private boolean mayRepeat(MqttMessage packet) {
            return packet.getQos() > 0
                    && connection.isSessionPresent()
                    && (broker.embedded() || packetIds.add(packet.getId()));
        }
    }

    /** The embedded broker names each message; on another one a packet keeps its number, and the text tells it apart. */
    private String deliveryId(MqttMessage packet) {
        if (packet.getQos() == 0) {
            return "qos0-" + receivedAtQos0.incrementAndGet();
        }
        var named = packet.getProperties().getUserProperties().stream()
                .filter(property -> broker.embedded() && property.getKey().equals(LabBroker.DELIVERY))
                .map(UserProperty::getValue)
                .findFirst();
        return named.orElseGet(() -> packet.getId() + "-"
                + Integer.toHexString(InboundMessage.text(packet).hashCode()));
    }
}
