// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker.plugin;

import es.upv.dst.broker.LabBroker;
import es.upv.dst.broker.Topics;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyConnection;
import org.apache.activemq.artemis.core.server.MessageReference;
import org.apache.activemq.artemis.core.server.Queue;
import org.apache.activemq.artemis.core.server.RoutingContext;
import org.apache.activemq.artemis.core.server.ServerConsumer;
import org.apache.activemq.artemis.core.server.ServerSession;
import org.apache.activemq.artemis.core.server.impl.AckReason;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerMessagePlugin;
import org.apache.activemq.artemis.core.transaction.Transaction;
import org.jspecify.annotations.Nullable;

/**
 * Counts, for each client that publishes to the lab, the messages that the lab has not acknowledged yet. Limits the
 * number of these messages of all clients, because a new message waits until the lab has handled all of them. The more
 * messages are unacknowledged, the fewer unacknowledged messages each client may have.
 */
public final class UnacknowledgedMessages implements ActiveMQServerMessagePlugin {

    /** The highest limit for all clients together. It is higher than the Receive Maximum of the lab's MQTT client. */
    public static final int MAX_UNACKNOWLEDGED = 2_048;

    /** The lowest limit, also after a time without messages. */
    private static final int MIN_UNACKNOWLEDGED = 64;

    /**
     * The limit is the number of messages that the lab has handled in the latest interval of this length, so that a new
     * message waits about so long. The speed of the lab depends on the number of subscribers to its replies.
     */
    private static final long INTERVAL_NANOS = Duration.ofMillis(250).toNanos();

    /** The number of unacknowledged messages that a client may have until the limit for all clients is reached. */
    static final int MIN_QUOTA = 8;

    /** The number above the limit, because a network may have hundreds of clients. */
    private static final int MIN_QUOTA_ABOVE_LIMIT = 1;

    /**
     * A client may have a quarter of what is left of the limit. So one client alone may have a fifth of the limit, and
     * each of six clients a tenth.
     */
    private static final int QUOTA_DIVISOR = 4;

    private static final SimpleString LAB_CLIENT_ID = SimpleString.of(LabBroker.CLIENT_ID_PREFIX);

    private final Map<Long, ClientQuota> quotas = new ConcurrentHashMap<>();
    private final Set<SimpleString> addresses;

    private volatile int limit = MAX_UNACKNOWLEDGED;
    private long intervalStart = System.nanoTime();
    private long handled;

    public UnacknowledgedMessages(Topics topics) {
        addresses = DeliveryIdPlugin.labAddresses(topics);
    }

    /** Returns how many unacknowledged messages one client may have now, at least 1. */
    public int quota() {
        int left = limit - quotas.size();
        return left > 0 ? Math.max(MIN_QUOTA, left / QUOTA_DIVISOR) : MIN_QUOTA_ABOVE_LIMIT;
    }

    /**
     * Counts a message to the lab. When Artemis calls this method, it has determined the queues of the message, and has
     * not added the message to these queues yet.
     */
    @Override
    public void beforeMessageRoute(Message message, RoutingContext route, boolean direct, boolean rejectDuplicates) {
        ServerSession sender = route.getServerSession();
        if (sender != null
                && addresses.contains(message.getAddressSimpleString())
                && sender.getRemotingConnection().getTransportConnection() instanceof NettyConnection client
                && isRoutedToLab(route)) {
            var quota = ClientQuota.getOrAttach(client.getChannel(), this);
            quota.increment();
            quotas.put(message.getMessageID(), quota);
        }
    }

    @Override
    public void onMessageRouteException(
            Message message, RoutingContext route, boolean direct, boolean rejectDuplicates, Exception cause) {
        uncount(message.getMessageID());
    }

    private static boolean isRoutedToLab(RoutingContext route) {
        var routed = new AtomicBoolean();
        route.forEachDurable(queue -> routed.compareAndSet(false, isLabQueue(queue)));
        return routed.get();
    }

    /**
     * Uncounts an acknowledged message. Artemis also calls this method for an expired message, and for each message of
     * a deleted queue.
     */
    @Override
    public void messageAcknowledged(
            @Nullable Transaction acknowledging,
            MessageReference message,
            AckReason reason,
            @Nullable ServerConsumer consumer) {
        if (isLabQueue(message.getQueue())) {
            adaptLimit();
            uncount(message.getMessageID());
        }
    }

    private synchronized void adaptLimit() {
        handled++;
        long elapsed = System.nanoTime() - intervalStart;
        if (elapsed >= INTERVAL_NANOS) {
            limit = Math.clamp(handled * INTERVAL_NANOS / elapsed, MIN_UNACKNOWLEDGED, MAX_UNACKNOWLEDGED);
            intervalStart += elapsed;
            handled = 0;
        }
    }

    /**
     * Returns whether a queue belongs to a subscription of the lab. The subscriptions of a professor do not count,
     * because a professor's program that does not acknowledge must not slow down students.
     */
    static boolean isLabQueue(Queue queue) {
        return isOfLab(queue.getName());
    }

    static boolean isOfLab(SimpleString queue) {
        return queue.startsWith(LAB_CLIENT_ID);
    }

    private void uncount(long messageId) {
        ClientQuota quota = quotas.remove(messageId);
        if (quota != null) {
            quota.decrement();
        }
    }
}
