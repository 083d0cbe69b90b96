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
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.security.SecurityAuth;
import org.apache.activemq.artemis.core.server.Queue;
import org.apache.activemq.artemis.core.server.impl.AddressInfo;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerAddressPlugin;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerQueuePlugin;
import org.jspecify.annotations.Nullable;

/**
 * Limits how many topics of the first exercise exist at once, because any client may create such topics and each takes
 * memory. Also limits these topics times the subscriptions with wildcards: Artemis keeps an entry for each such
 * subscription at each topic that it matches. Artemis removes a topic about a minute after the last subscription that
 * matches it. Tells {@link RetainedTopics} which topics Artemis keeps for a retained message, and does not limit these:
 * Artemis would acknowledge the message and drop it.
 */
final class TopicCountLimitPlugin implements ActiveMQServerAddressPlugin, ActiveMQServerQueuePlugin {

    private static final int MAX_TOPICS = 10_000;

    /** What an entry of a subscription at a topic takes in memory, in three maps of Artemis. */
    private static final int BYTES_PER_ENTRY = 192;

    private static final int HEAP_DIVISOR = 5;

    private final Set<SimpleString> topics = ConcurrentHashMap.newKeySet();
    private final Set<SimpleString> wildcardQueues = ConcurrentHashMap.newKeySet();
    private final String firstLevel;
    private final RetainedTopics retained;
    private final long maxEntries;

    TopicCountLimitPlugin(Topics topics, RetainedTopics retained, long maxEntries) {
        this.firstLevel = new TopicFilter(topics.firstExercise()).levels().getFirst();
        this.retained = retained;
        this.maxEntries = maxEntries;
    }

    /** Limits the entries of subscriptions at topics to a fifth of the heap: 280,000 for 256 MB. */
    static TopicCountLimitPlugin ofHeap(Topics topics, RetainedTopics retained, long bytes) {
        return new TopicCountLimitPlugin(topics, retained, bytes / HEAP_DIVISOR / BYTES_PER_ENTRY);
    }

    @Override
    public void beforeAddAddress(AddressInfo address, boolean reload) throws ActiveMQSecurityException {
        if (reload || !isTopic(address.getName())) {
            return;
        }
        if (topics.size() >= MAX_TOPICS) {
            throw new ActiveMQSecurityException("The first exercise has the maximum number of topics");
        }
        if ((topics.size() + 1L) * wildcardQueues.size() > maxEntries) {
            throw new ActiveMQSecurityException("There are too many subscriptions with wildcards for another topic");
        }
    }

    @Override
    public void beforeCreateQueue(QueueConfiguration queue) throws ActiveMQSecurityException {
        if (hasWildcard(queue.getAddress()) && topics.size() * (wildcardQueues.size() + 1L) > maxEntries) {
            throw new ActiveMQSecurityException("There are too many topics for another subscription with wildcards");
        }
    }

    @Override
    public void afterAddAddress(AddressInfo address, boolean reload) {
        if (isTopic(address.getName())) {
            topics.add(address.getName());
        }
        ArtemisNames.topicOfRetained(address.getName().toString()).ifPresent(retained::add);
    }

    @Override
    public void afterRemoveAddress(SimpleString address, @Nullable AddressInfo removed) {
        topics.remove(address);
        ArtemisNames.topicOfRetained(address.toString()).ifPresent(retained::remove);
    }

    @Override
    public void afterCreateQueue(Queue queue) {
        if (hasWildcard(queue.getAddress())) {
            wildcardQueues.add(queue.getName());
        }
    }

    @Override
    public void afterDestroyQueue(
            Queue queue,
            SimpleString address,
            SecurityAuth session,
            boolean checkConsumerCount,
            boolean removeConsumers,
            boolean autoDeleteAddress) {
        wildcardQueues.remove(queue.getName());
    }

    /** The address of a subscription with wildcards is none. */
    private boolean isTopic(SimpleString address) {
        return address.toString().startsWith(firstLevel) && !hasWildcard(address);
    }

    private static boolean hasWildcard(SimpleString address) {
        return address.contains('*') || address.contains('#');
    }
}
