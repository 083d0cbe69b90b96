// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker.protocol;

import static io.netty.handler.codec.mqtt.MqttProperties.PUBLICATION_EXPIRY_INTERVAL;

import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttProperties.IntegerProperty;
import java.util.List;

/** Changes the properties of a packet, from which Netty cannot remove one. */
public final class PropertyEdit {

    /** In seconds, 24 days: Artemis computes the interval in 32-bit milliseconds, so a longer one would be over. */
    public static final int MAX_MESSAGE_EXPIRY = Integer.MAX_VALUE / 1_000;

    private PropertyEdit() {}

    /** Returns the properties with a Message Expiry Interval of at most {@link #MAX_MESSAGE_EXPIRY}. */
    public static MqttProperties withBoundedExpiry(MqttProperties properties) {
        if (!(properties.getProperty(PUBLICATION_EXPIRY_INTERVAL) instanceof IntegerProperty seconds)
                || Integer.compareUnsigned(seconds.value(), MAX_MESSAGE_EXPIRY) <= 0) {
            return properties;
        }
        var bounded = without(properties);
        bounded.add(new IntegerProperty(PUBLICATION_EXPIRY_INTERVAL, MAX_MESSAGE_EXPIRY));
        return bounded;
    }

    /** Returns the properties except those with these ids. */
    public static MqttProperties without(MqttProperties properties, Integer... ids) {
        var rest = new MqttProperties();
        var removed = List.of(ids);
        properties.listAll().stream()
                .filter(property -> !removed.contains(property.propertyId()))
                .forEach(rest::add);
        return rest;
    }
}
