// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker.plugin;

import static org.apache.activemq.artemis.core.protocol.mqtt.MQTTUtil.MQTT_QOS_LEVEL_KEY;

import es.upv.dst.broker.LabBroker;
import es.upv.dst.broker.Topics;
import es.upv.dst.broker.disk.StoreSpace;
import es.upv.dst.broker.protocol.ArtemisNames;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.server.ServerSession;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerMessagePlugin;
import org.apache.activemq.artemis.core.transaction.Transaction;
import org.jspecify.annotations.Nullable;

/**
 * Adds a unique id to each message to the lab, as the property {@code dst-delivery}, and the {@link Sender}, as the
 * property {@code dst-sender}. The receiver uses the id to recognise a redelivered message, because Artemis assigns new
 * packet ids on each connection. The id ends with a hash of the sender's client id. Also makes each message durable and
 * raises QoS 0 to 1, because the programs of students send at QoS 0 and Artemis must keep each message until the lab
 * has acknowledged it.
 */
public final class DeliveryIdPlugin implements ActiveMQServerMessagePlugin {

    private final Set<SimpleString> addresses;
    private final String prefix;
    private final StoreSpace space;
    private final AtomicLong sequence = new AtomicLong();

    /**
     * @param random generates a prefix that distinguishes the ids of this run of the broker from those of other runs
     */
    public DeliveryIdPlugin(Topics topics, RandomGenerator random, StoreSpace space) {
        this.space = space;
        addresses = labAddresses(topics);
        prefix = Long.toUnsignedString(random.nextLong(), Character.MAX_RADIX) + "-";
    }

    /** Returns the Artemis addresses of the topics on which students publish to the lab. */
    public static Set<SimpleString> labAddresses(Topics topics) {
        return Set.of(address(topics.request()), address(topics.submission()));
    }

    private static SimpleString address(String topic) {
        return SimpleString.of(ArtemisNames.address(topic));
    }

    @Override
    public void beforeSend(
            ServerSession sender, @Nullable Transaction sending, Message message, boolean direct, boolean noQueue) {
        if (addresses.contains(message.getAddressSimpleString())) {
            var number = Long.toString(sequence.incrementAndGet(), Character.MAX_RADIX);
            var properties = new UserProperties(message);
            var client = Sender.of(sender.getRemotingConnection());
            properties.set(LabBroker.DELIVERY_PROPERTY, SimpleString.of(prefix + number + client.suffix()));
            properties.set(LabBroker.SENDER_PROPERTY, client.text());
            requireAcknowledgement(message);
        }
    }

    /** Stores no message at QoS 0 while the disk has too little free space, because MQTT does not require it. */
    private void requireAcknowledgement(Message message) {
        if (space.shortage().isEmpty()) {
            message.setDurable(true);
        }
        if (message.getIntProperty(MQTT_QOS_LEVEL_KEY) == 0) {
            message.putIntProperty(MQTT_QOS_LEVEL_KEY, 1);
        }
    }
}
