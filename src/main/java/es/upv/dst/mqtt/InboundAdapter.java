// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.mqtt;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import es.upv.dst.broker.LabBroker;
import es.upv.dst.broker.Topics;
import es.upv.dst.mqtt.InboundMessage.MessageKind;
import es.upv.dst.mqtt.client.BrokerConnection;
import es.upv.dst.storage.deduplication.Delivery;
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
 * Receives messages of students, and bounds the number of unacknowledged messages. At the bound it stops reading from
 * the connection, and the broker stores further messages.
 */
@Component
public class InboundAdapter extends Mqttv5PahoMessageDrivenChannelAdapter {

    /** The maximum number of unacknowledged messages, even if the broker does not observe the Receive Maximum. */
    static final int MAX_UNACKED = 2_048;

    private static final int AT_LEAST_ONCE = 1;

    /** The Retain Handling that excludes retained messages, which the broker would send again at each connect. */
    private static final int NO_RETAINED = 2;

    private final BrokerConnection connection;
    private final LabBroker broker;
    private final Topics topics;
    private final InstantSource clock;
    private final Semaphore permits = new Semaphore(MAX_UNACKED);
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
     * @param epoch the epoch in which this instance is the leader
     * @throws MqttException if the broker is not reached, or refuses the login or a subscription
     */
    void open(long epoch) throws MqttException {
        var newReceiver = new Receiver(epoch);
        receiver = Optional.of(newReceiver);
        connection.prepare(newReceiver);
        newReceiver.client = Optional.of(connection.client());
        connection.connect();
        subscribe(newReceiver);
        newReceiver.subscribed = true;
    }

    /** Whether the broker has confirmed the subscriptions. */
    boolean isSubscribed() {
        return receiver.filter(current -> current.subscribed).isPresent();
    }

    boolean isReceiving() {
        return receiver.filter(current -> current.receiving).isPresent();
    }

    /** Stops receiving messages. The broker delivers unacknowledged ones again in the next connection. */
    void stopReceiving() {
        receiver.ifPresent(current -> current.receiving = false);
    }

    private void subscribe(Receiver current) throws MqttException {
        if (!connection.subscribe(current, subscription(topics.request()), subscription(topics.submission()))) {
            throw new MqttException(MqttClientException.REASON_CODE_SUBSCRIBE_FAILED);
        }
    }

    private static MqttSubscription subscription(String filter) {
        var subscription = new MqttSubscription(filter, AT_LEAST_ONCE);
        subscription.setRetainHandling(NO_RETAINED);
        return subscription;
    }

    /** Receives the messages of one connection. An abandoned client still calls the receiver of its own connection. */
    private final class Receiver implements IMqttMessageListener {

        private final long epoch;
        private final Set<Integer> packetIds = new HashSet<>();
        private volatile Optional<IMqttAsyncClient> client = Optional.empty();
        private volatile boolean receiving = true;
        private volatile boolean subscribed;

        Receiver(long epoch) {
            this.epoch = epoch;
        }

        /** Blocks Paho's thread while too many messages are unacknowledged. */
        @Override
        public void messageArrived(String topic, MqttMessage packet) {
            if (acquirePermit()) {
                var acknowledgement = new Acknowledgement(client.orElseThrow(), packet, permits);
                try {
                    sendMessage(new GenericMessage<>(inboundMessage(topic, packet, acknowledgement)));
                } catch (RuntimeException e) {
                    acknowledgement.abandon();
                    throw e;
                }
            }
        }

        private boolean acquirePermit() {
            try {
                while (receiving) {
                    if (permits.tryAcquire(100, MILLISECONDS)) {
                        return true;
                    }
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return false;
        }

        /** Ignores user properties that a student has set. */
        private InboundMessage inboundMessage(String topic, MqttMessage packet, Acknowledgement acknowledgement) {
            return new InboundMessage(
                    topic.equals(topics.request()) ? MessageKind.REQUEST : MessageKind.SUBMISSION,
                    topic,
                    InboundMessage.text(packet),
                    packet.getQos(),
                    new Delivery(deliveryId(packet), mayBeRedelivery(packet), clock.instant()),
                    epoch,
                    acknowledgement,
                    Timer.start());
        }

        /** The broker redelivers only in a new connection, so a packet id that repeats in one is of a new message. */
        private boolean mayBeRedelivery(MqttMessage packet) {
            return packet.getQos() > 0
                    && connection.isSessionPresent()
                    && (broker.embedded() || packetIds.add(packet.getId()));
        }
    }

    /**
     * The embedded broker adds an id to each message. With an external broker, the id consists of the packet id, which
     * a redelivery keeps, and a hash of the text.
     */
    private String deliveryId(MqttMessage packet) {
        if (packet.getQos() == 0) {
            return "qos0-" + receivedAtQos0.incrementAndGet();
        }
        var brokerId = packet.getProperties().getUserProperties().stream()
                .filter(property -> broker.embedded() && property.getKey().equals(LabBroker.DELIVERY_PROPERTY))
                .map(UserProperty::getValue)
                .findFirst();
        return brokerId.orElseGet(() -> packet.getId() + "-"
                + Integer.toHexString(InboundMessage.text(packet).hashCode()));
    }
}
