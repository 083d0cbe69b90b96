// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker.plugin;

import es.upv.dst.broker.LabBroker;
import es.upv.dst.broker.Topics;
import es.upv.dst.broker.protocol.ArtemisNames;
import es.upv.dst.broker.session.ConnectedClientIds;
import es.upv.dst.broker.session.RetainedTopics;
import es.upv.dst.ratelimit.Network;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.ActiveMQSecurityException;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.postoffice.Binding;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerBindingPlugin;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerQueuePlugin;
import org.apache.activemq.artemis.core.transaction.Transaction;
import org.jspecify.annotations.Nullable;

/**
 * Limits the number of queues, which is that of subscriptions of all clients. The clients of one network may have three
 * quarters of them. Does not limit subscriptions to the lab's replies, of which a session has two, so that the
 * exercises leave room for the lab; the {@link RingSizePlugin} limits what waits in them. Nor does it limit the
 * queues of Artemis itself, of which a client at QoS 2 has one, and each of the {@link RetainedTopics}.
 */
public final class QueueLimitPlugin implements ActiveMQServerQueuePlugin, ActiveMQServerBindingPlugin {

    /** What a queue takes in memory at most, with its consumer. */
    private static final int BYTES_PER_QUEUE = 32 * 1024;

    private static final int HEAP_DIVISOR = 4;
    private static final int NETWORK_DIVISOR = 4;
    private static final int MAX_QUEUES = 10_000;

    private static final SimpleString LAB_CLIENT_ID = SimpleString.of(LabBroker.CLIENT_ID_PREFIX);
    private static final SimpleString OF_ARTEMIS = SimpleString.of("$sys.");

    private final Set<SimpleString> replies;
    private final long maximum;
    private final Function<String, Optional<Network>> networkOfClient;
    private final Map<SimpleString, Network> networks = new ConcurrentHashMap<>();
    private final AtomicInteger queues = new AtomicInteger();

    /** @param networkOfClient the network of a connected client, by the client id that Artemis has */
    public QueueLimitPlugin(Topics topics, long maximum, Function<String, Optional<Network>> networkOfClient) {
        this.replies = ArtemisNames.replyAddresses(topics);
        this.maximum = maximum;
        this.networkOfClient = networkOfClient;
    }

    /** Limits the queues to a quarter of the heap: 2,000 for 256 MB. */
    public static QueueLimitPlugin ofHeap(Topics topics, long bytes, ConnectedClientIds clients) {
        return new QueueLimitPlugin(
                topics, Math.min(bytes / HEAP_DIVISOR / BYTES_PER_QUEUE, MAX_QUEUES), clients::network);
    }

    @Override
    public void beforeCreateQueue(QueueConfiguration queue) throws ActiveMQException {
        if (isLimited(queue.getName(), queue.getAddress()) && (queues.get() >= maximum || hasMany(queue.getName()))) {
            throw new ActiveMQSecurityException("The broker has the maximum number of subscriptions");
        }
    }

    private boolean isLimited(SimpleString queue, SimpleString address) {
        return !replies.contains(address) && !queue.startsWith(LAB_CLIENT_ID) && !queue.startsWith(OF_ARTEMIS);
    }

    /** Returns whether the network of the queue's client has so many queues that others need the rest. */
    private boolean hasMany(SimpleString queue) {
        return network(queue)
                .filter(network ->
                        networks.values().stream().filter(network::equals).count()
                                >= maximum - maximum / NETWORK_DIVISOR)
                .isPresent();
    }

    /** A queue that was loaded at the start is not that of a connected client. */
    private Optional<Network> network(SimpleString queue) {
        return networkOfClient.apply(queue.toString().split("\\.", 2)[0]);
    }

    /** Also called for each queue that is loaded at the start. */
    @Override
    public void afterAddBinding(Binding binding) {
        add(binding.getUniqueName(), binding.getAddress());
    }

    void add(SimpleString queue, SimpleString address) {
        if (isLimited(queue, address)) {
            queues.incrementAndGet();
            network(queue).ifPresent(network -> networks.put(queue, network));
        }
    }

    @Override
    public void afterRemoveBinding(Binding binding, @Nullable Transaction transaction, boolean deleteData) {
        remove(binding.getUniqueName(), binding.getAddress());
    }

    void remove(SimpleString queue, SimpleString address) {
        if (isLimited(queue, address)) {
            queues.decrementAndGet();
            networks.remove(queue);
        }
    }
}
