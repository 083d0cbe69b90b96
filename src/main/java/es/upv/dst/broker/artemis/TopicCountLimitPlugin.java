// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker.artemis;

import es.upv.dst.broker.TopicFilter;
import es.upv.dst.broker.Topics;
import es.upv.dst.broker.session.RetainedTopics;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.activemq.artemis.api.core.ActiveMQSecurityException;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.protocol.mqtt.MQTTUtil;
import org.apache.activemq.artemis.core.server.impl.AddressInfo;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerAddressPlugin;
import org.jspecify.annotations.Nullable;

/**
 * Limits how many topics of the first exercise exist at once, because any client may create such topics. Each topic
 * takes memory, and a retained message takes disk space in the store. Artemis removes an unused topic within half a
 * minute.
 */
final class TopicCountLimitPlugin implements ActiveMQServerAddressPlugin {

    private static final int MAX_TOPICS = 10_000;

    private final Set<SimpleString> topics = ConcurrentHashMap.newKeySet();
    private final AtomicInteger retained = new AtomicInteger();
    private final String firstLevel;

    TopicCountLimitPlugin(Topics topics) {
        this.firstLevel = new TopicFilter(topics.firstExercise()).levels().getFirst();
    }

    @Override
    public void beforeAddAddress(AddressInfo address, boolean reload) throws ActiveMQSecurityException {
        if (!reload && topics.size() >= MAX_TOPICS && isOfFirstExercise(address.getName())) {
            throw new ActiveMQSecurityException("The first exercise has the maximum number of topics");
        }
        if (!reload && retained.get() >= RetainedTopics.MAX_TOPICS && isRetained(address.getName())) {
            throw new ActiveMQSecurityException("The maximum number of messages is retained");
        }
    }

    @Override
    public void afterAddAddress(AddressInfo address, boolean reload) {
        if (isOfFirstExercise(address.getName())) {
            topics.add(address.getName());
        }
        if (isRetained(address.getName())) {
            retained.incrementAndGet();
        }
    }

    @Override
    public void afterRemoveAddress(SimpleString address, @Nullable AddressInfo removed) {
        topics.remove(address);
        if (isRetained(address)) {
            retained.decrementAndGet();
        }
    }

    private static boolean isRetained(SimpleString address) {
        return address.toString().startsWith(MQTTUtil.MQTT_RETAIN_ADDRESS_PREFIX);
    }

    private boolean isOfFirstExercise(SimpleString address) {
        String name = address.toString();
        return name.startsWith(firstLevel) || name.startsWith(MQTTUtil.MQTT_RETAIN_ADDRESS_PREFIX + firstLevel);
    }
}
