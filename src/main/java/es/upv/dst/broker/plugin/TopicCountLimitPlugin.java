// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker.plugin;

import es.upv.dst.broker.TopicFilter;
import es.upv.dst.broker.Topics;
import es.upv.dst.broker.protocol.ArtemisNames;
import es.upv.dst.broker.session.RetainedTopics;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.activemq.artemis.api.core.ActiveMQSecurityException;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.postoffice.Binding;
import org.apache.activemq.artemis.core.server.impl.AddressInfo;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerAddressPlugin;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerBindingPlugin;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerQueuePlugin;
import org.apache.activemq.artemis.core.transaction.Transaction;
import org.jspecify.annotations.Nullable;

/**
 * Limits how many topics of the first exercise exist at once, because any client may create such topics and each takes
 * memory. Also limits these topics times the subscriptions with wildcards: Artemis keeps an entry for each such
 * subscription at each topic that it matches. There are always places for {@link #WILDCARDS_AT_LEAST} of them, and for
 * the teacher's. Artemis removes a topic without a subscription of its own within about a minute, and creates it again
 * for the next message. Tells {@link RetainedTopics} which topics Artemis keeps for a retained message, and does not
 * limit these: Artemis would acknowledge the message and drop it.
 */
public final class TopicCountLimitPlugin
        implements ActiveMQServerAddressPlugin, ActiveMQServerQueuePlugin, ActiveMQServerBindingPlugin {

    private static final int MAX_TOPICS = 10_000;
    private static final int WILDCARDS_AT_LEAST = 100;

    /** What an entry of a subscription at a topic takes in memory, in three maps of Artemis. */
    private static final int BYTES_PER_ENTRY = 192;

    private static final int HEAP_DIVISOR = 5;

    /** Topics, and filters with wildcards, which are addresses of Artemis too. */
    private final Set<SimpleString> addresses = ConcurrentHashMap.newKeySet();

    private final Set<SimpleString> wildcardQueues = ConcurrentHashMap.newKeySet();
    private final String firstLevel;
    private final RetainedTopics retained;
    private final long maxEntries;
    private final long maxAddresses;

    public TopicCountLimitPlugin(Topics topics, RetainedTopics retained, long maxEntries) {
        this.firstLevel = new TopicFilter(topics.firstExercise()).levels().getFirst() + ".";
        this.retained = retained;
        this.maxEntries = maxEntries;
        this.maxAddresses = Math.min(MAX_TOPICS, maxEntries / WILDCARDS_AT_LEAST);
    }

    /** Limits the entries of subscriptions at topics to a fifth of the heap: 280,000 for 256 MB. */
    public static TopicCountLimitPlugin ofHeap(Topics topics, RetainedTopics retained, long bytes) {
        return new TopicCountLimitPlugin(topics, retained, bytes / HEAP_DIVISOR / BYTES_PER_ENTRY);
    }

    @Override
    public void beforeAddAddress(AddressInfo address, boolean reload) throws ActiveMQSecurityException {
        if (reload || !isOfFirstExercise(address.getName())) {
            return;
        }
        if (addresses.size() >= maxAddresses) {
            throw new ActiveMQSecurityException("The first exercise has the maximum number of topics");
        }
        if ((addresses.size() + 1L) * wildcardQueues.size() > maxEntries) {
            throw new ActiveMQSecurityException("There are too many subscriptions with wildcards for another topic");
        }
    }

    @Override
    public void beforeCreateQueue(QueueConfiguration queue) throws ActiveMQSecurityException {
        if (hasWildcard(queue.getAddress())
                && !ArtemisNames.isOfTeacher(queue.getName().toString())
                && addresses.size() * (wildcardQueues.size() + 1L) > maxEntries) {
            throw new ActiveMQSecurityException("There are too many topics for another subscription with wildcards");
        }
    }

    @Override
    public void afterAddAddress(AddressInfo address, boolean reload) {
        if (isOfFirstExercise(address.getName())) {
            addresses.add(address.getName());
        }
        ArtemisNames.topicOfRetained(address.getName().toString()).ifPresent(retained::add);
    }

    @Override
    public void afterRemoveAddress(SimpleString address, @Nullable AddressInfo removed) {
        addresses.remove(address);
        ArtemisNames.topicOfRetained(address.toString()).ifPresent(retained::remove);
    }

    /** Also called for each queue that is loaded at the start. */
    @Override
    public void afterAddBinding(Binding binding) {
        if (hasWildcard(binding.getAddress())) {
            wildcardQueues.add(binding.getUniqueName());
        }
    }

    @Override
    public void afterRemoveBinding(Binding binding, @Nullable Transaction transaction, boolean deleteData) {
        wildcardQueues.remove(binding.getUniqueName());
    }

    private boolean isOfFirstExercise(SimpleString address) {
        return address.toString().startsWith(firstLevel);
    }

    private static boolean hasWildcard(SimpleString address) {
        return address.contains('*') || address.contains('#');
    }
}
