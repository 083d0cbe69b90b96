// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker.session;

import io.netty.handler.codec.mqtt.MqttProperties;

/** Changes the properties of a packet, from which Netty cannot remove one. */
final class PropertyEdit {

    private PropertyEdit() {}

    /** Returns the properties except the one with this id. */
    static MqttProperties without(MqttProperties properties, int id) {
        var rest = new MqttProperties();
        properties.listAll().stream()
                .filter(property -> property.propertyId() != id)
                .forEach(rest::add);
        return rest;
    }
}
