// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker.plugin;

import static org.apache.activemq.artemis.core.protocol.mqtt.MQTTUtil.MQTT_USER_PROPERTY_EXISTS_KEY;
import static org.apache.activemq.artemis.core.protocol.mqtt.MQTTUtil.MQTT_USER_PROPERTY_KEY_PREFIX;

import java.util.List;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.SimpleString;

/**
 * Sets MQTT 5 user properties of messages.
 *
 * @param message a message before it is routed
 */
record UserProperties(Message message) {

    private static final SimpleString COUNT = SimpleString.of(MQTT_USER_PROPERTY_EXISTS_KEY);

    /**
     * Adds a property. Overwrites properties of the same name that the client has set. They cannot be removed, because
     * Artemis stores user properties by index.
     */
    void set(String name, SimpleString value) {
        int count = message.containsProperty(COUNT) ? message.getIntProperty(COUNT) : 0;
        if (count > 0) {
            List.copyOf(message.getPropertyNames()).stream()
                    .filter(property -> isNamed(property.toString(), name))
                    .forEach(property -> message.putStringProperty(property, value));
        }
        message.putStringProperty(SimpleString.of(MQTT_USER_PROPERTY_KEY_PREFIX + count + "." + name), value);
        message.putIntProperty(COUNT, count + 1);
    }

    /** Returns whether the property of Artemis, {@code <prefix><index>.<name>}, is a user property of the name. */
    private static boolean isNamed(String property, String name) {
        int start = MQTT_USER_PROPERTY_KEY_PREFIX.length();
        int dot = property.indexOf('.', Math.min(start, property.length()));
        return property.startsWith(MQTT_USER_PROPERTY_KEY_PREFIX)
                && dot > start
                && property.substring(start, dot).chars().allMatch(Character::isDigit)
                && property.substring(dot + 1).equals(name);
    }
}
