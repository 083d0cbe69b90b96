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
 * Receives messages of students, and limits the number of unacknowledged messages. At the limit it stops reading from
 * the connection, and the broker stores further messages.
 */
@Component
public class InboundAdapter extends Mqttv5PahoMessageDrivenChannelAdapter {

    /** The maximum number of unacknowledged messages, even if the broker does not observe the Receive Maximum. */
    static final int MAX_UNACKNOWLEDGED = 2_048;

    private static final int AT_LEAST_ONCE = 1;

    /**
     * The Retain Handling option that excludes retained messages. Otherwise the broker would send them at each connect.
     */
    private static final int NO_RETAINED = 2;

    private final BrokerConnection connection;
    private final LabBroker broker;
    private final Topics topics;
    private final InstantSource clock;
    private final Semaphore permits = new Semaphore(MAX_UNACKNOWLEDGED);
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
     * @throws MqttException if the broker is not reached, or rejects the user name, the password or a subscription
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

    /** Stops receiving messages. The broker delivers the unacknowledged messages again in the next connection. */
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

    /**
     * Receives the messages of one connection. A client that was abandoned still calls the receiver of its own
     * connection.
     */
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
                    createDelivery(packet),
                    brokerProperty(packet, LabBroker.SENDER_PROPERTY),
                    epoch,
                    acknowledgement,
                    Timer.start());
        }

        /** The embedded broker has added an id that no other message has, so no session is needed to compare it. */
        private Delivery createDelivery(MqttMessage packet) {
            return brokerProperty(packet, LabBroker.DELIVERY_PROPERTY)
                    .map(id -> new Delivery(id, true, clock.instant()))
                    .orElseGet(() -> new Delivery(createDeliveryId(packet), recordPacketId(packet), clock.instant()));
        }

        /**
         * Records the packet id, and returns whether the message may be a redelivery. A message whose packet id was
         * recorded before is new, because the broker redelivers a message at most once in a connection.
         */
        private boolean recordPacketId(MqttMessage packet) {
            return packet.getQos() > 0 && connection.isSessionPresent() && packetIds.add(packet.getId());
        }
    }

    /** The id with an external broker: the packet id, which is the same in a redelivery, and a hash of the text. */
    private String createDeliveryId(MqttMessage packet) {
        if (packet.getQos() == 0) {
            return "qos0-" + receivedAtQos0.incrementAndGet();
        }
        return packet.getId() + "-"
                + Integer.toHexString(InboundMessage.text(packet).hashCode());
    }

    /** Returns a user property that the embedded broker has set. On an external broker, a student could set it. */
    private Optional<String> brokerProperty(MqttMessage packet, String name) {
        return packet.getProperties().getUserProperties().stream()
                .filter(property -> broker.embedded() && property.getKey().equals(name))
                .map(UserProperty::getValue)
                .findFirst();
    }
}
