// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.activemq.artemis.api.core.ActiveMQSecurityException;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.protocol.mqtt.MQTTUtil;
import org.apache.activemq.artemis.core.server.impl.AddressInfo;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerAddressPlugin;
import org.jspecify.annotations.Nullable;

/**
 * Bounds how many topics the first exercise has at once: anybody may invent them, and each takes memory and, with a
 * retained message, a place in the store. A topic without either is forgotten within half a minute.
 */
final class RoomTopics implements ActiveMQServerAddressPlugin {

    private static final int MOST = 10_000;

    private final Set<SimpleString> topics = ConcurrentHashMap.newKeySet();
    private final String room;

    RoomTopics(Topics topics) {
        this.room = new TopicFilter(topics.room()).levels().getFirst();
    }

    @Override
    public void beforeAddAddress(AddressInfo address, boolean reload) throws ActiveMQSecurityException {
        if (!reload && topics.size() >= MOST && isInRoom(address.getName())) {
            throw new ActiveMQSecurityException("There are too many topics");
        }
    }

    @Override
    public void afterAddAddress(AddressInfo address, boolean reload) {
        if (isInRoom(address.getName())) {
            topics.add(address.getName());
        }
    }

    @Override
    public void afterRemoveAddress(SimpleString address, @Nullable AddressInfo removed) {
        topics.remove(address);
    }

    private boolean isInRoom(SimpleString address) {
        String name = address.toString();
        return name.startsWith(room) || name.startsWith(MQTTUtil.MQTT_RETAIN_ADDRESS_PREFIX + room);
    }
}
