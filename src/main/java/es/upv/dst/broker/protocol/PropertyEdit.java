// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker.protocol;

import io.netty.handler.codec.mqtt.MqttProperties;
import java.util.List;

/** Changes the properties of a packet, from which Netty cannot remove one. */
public final class PropertyEdit {

    private PropertyEdit() {}

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
