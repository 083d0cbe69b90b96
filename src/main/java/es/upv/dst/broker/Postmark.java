// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker;

import static org.apache.activemq.artemis.core.protocol.mqtt.MQTTUtil.MQTT_QOS_LEVEL_KEY;
import static org.apache.activemq.artemis.core.protocol.mqtt.MQTTUtil.MQTT_USER_PROPERTY_EXISTS_KEY;
import static org.apache.activemq.artemis.core.protocol.mqtt.MQTTUtil.MQTT_USER_PROPERTY_KEY_PREFIX;

import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.server.ServerSession;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerMessagePlugin;
import org.apache.activemq.artemis.core.transaction.Transaction;
import org.jspecify.annotations.Nullable;

/**
 * Makes a registered letter of each message to the teacher. It bears a mark that no other message ever bears, by which
 * the teacher knows it again when it is delivered again: Artemis numbers its packets anew on each connection. And it is
 * kept until the teacher has acknowledged it, also if it was sent at QoS 0, as students' programs do.
 */
final class Postmark implements ActiveMQServerMessagePlugin {

    private static final SimpleString COUNT = SimpleString.of(MQTT_USER_PROPERTY_EXISTS_KEY);
    private static final SimpleString ONLY = property(0);
    private static final Pattern FORGED = Pattern.compile(
            Pattern.quote(MQTT_USER_PROPERTY_KEY_PREFIX) + "\\d+\\." + Pattern.quote(LabBroker.DELIVERY));

    private final Set<SimpleString> toTheTeacher;
    private final String office;
    private final AtomicLong letters = new AtomicLong();

    /** @param random tells apart the marks of this start from those of all others */
    Postmark(Topics topics, RandomGenerator random) {
        toTheTeacher = toTheTeacher(topics);
        office = Long.toUnsignedString(random.nextLong(), Character.MAX_RADIX) + "-";
    }

    /** The addresses of what students send. */
    static Set<SimpleString> toTheTeacher(Topics topics) {
        return Set.of(address(topics.request()), address(topics.submission()));
    }

    private static SimpleString address(String topic) {
        return SimpleString.of(ArtemisSettings.address(topic));
    }

    @Override
    public void beforeSend(
            ServerSession sender, @Nullable Transaction sending, Message message, boolean direct, boolean noQueue) {
        if (toTheTeacher.contains(message.getAddressSimpleString())) {
            mark(message, SimpleString.of(office + Long.toString(letters.incrementAndGet(), Character.MAX_RADIX)));
            register(message);
        }
    }

    /** Artemis keeps user properties by their places and must find as many as there are, so forged ones are written over. */
    private static void mark(Message message, SimpleString mark) {
        if (!message.containsProperty(COUNT)) {
            message.putStringProperty(ONLY, mark);
            message.putIntProperty(COUNT, 1);
            return;
        }
        int theirs = message.getIntProperty(COUNT);
        List.copyOf(message.getPropertyNames()).stream()
                .filter(name -> FORGED.matcher(name).matches())
                .forEach(name -> message.putStringProperty(name, mark));
        message.putStringProperty(property(theirs), mark);
        message.putIntProperty(COUNT, theirs + 1);
    }

    private static SimpleString property(int place) {
        return SimpleString.of(MQTT_USER_PROPERTY_KEY_PREFIX + place + "." + LabBroker.DELIVERY);
    }

    private static void register(Message message) {
        message.setDurable(true);
        if (message.getIntProperty(MQTT_QOS_LEVEL_KEY) == 0) {
            message.putIntProperty(MQTT_QOS_LEVEL_KEY, 1);
        }
    }
}
