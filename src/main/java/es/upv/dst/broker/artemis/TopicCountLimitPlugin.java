// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker.artemis;

import es.upv.dst.broker.TopicFilter;
import es.upv.dst.broker.Topics;
import es.upv.dst.broker.netty.ArtemisNames;
import es.upv.dst.broker.session.RetainedTopics;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.activemq.artemis.api.core.ActiveMQSecurityException;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.server.impl.AddressInfo;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerAddressPlugin;
import org.jspecify.annotations.Nullable;

/**
 * Limits how many topics of the first exercise exist at once, because any client may create such topics and each takes
 * memory. Artemis removes an unused topic within half a minute. Tells {@link RetainedTopics} which topics Artemis keeps
 * for a retained message, and does not limit these: Artemis would acknowledge the message and drop it.
 */
final class TopicCountLimitPlugin implements ActiveMQServerAddressPlugin {

    private static final int MAX_TOPICS = 10_000;

    private final Set<SimpleString> topics = ConcurrentHashMap.newKeySet();
    private final String firstLevel;
    private final RetainedTopics retained;

    TopicCountLimitPlugin(Topics topics, RetainedTopics retained) {
        this.firstLevel = new TopicFilter(topics.firstExercise()).levels().getFirst();
        this.retained = retained;
    }

    @Override
    public void beforeAddAddress(AddressInfo address, boolean reload) throws ActiveMQSecurityException {
        if (!reload && topics.size() >= MAX_TOPICS && isOfFirstExercise(address.getName())) {
            throw new ActiveMQSecurityException("The first exercise has the maximum number of topics");
        }
    }

    @Override
    public void afterAddAddress(AddressInfo address, boolean reload) {
        if (isOfFirstExercise(address.getName())) {
            topics.add(address.getName());
        }
        ArtemisNames.topicOfRetained(address.getName().toString()).ifPresent(retained::add);
    }

    @Override
    public void afterRemoveAddress(SimpleString address, @Nullable AddressInfo removed) {
        topics.remove(address);
        ArtemisNames.topicOfRetained(address.toString()).ifPresent(retained::remove);
    }

    private boolean isOfFirstExercise(SimpleString address) {
        return address.toString().startsWith(firstLevel);
    }
}
