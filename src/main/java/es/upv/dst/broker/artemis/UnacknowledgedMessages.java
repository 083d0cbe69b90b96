// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker.artemis;

import es.upv.dst.broker.LabBroker;
import es.upv.dst.broker.Topics;
import es.upv.dst.broker.netty.ClientQuota;
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
 * Counts the messages that the lab has not acknowledged yet, per client. Their number is limited, because a message
 * waits behind all of them. Clients share the limit: the more messages are unacknowledged, the fewer each client may
 * have.
 */
public final class UnacknowledgedMessages implements ActiveMQServerMessagePlugin {

    /** The limit for all clients: a fraction of a second's work, and more than the lab's Receive Maximum. */
    public static final int MAX_UNACKNOWLEDGED = 2_048;

    /** The number of unacknowledged messages that a client may always have. */
    static final int MIN_QUOTA = 8;

    /** With this divisor one client alone may use a fifth of the limit, and each of six clients a tenth. */
    private static final int QUOTA_DIVISOR = 4;

    private static final SimpleString LAB_CLIENT_ID = SimpleString.of(LabBroker.CLIENT_ID_PREFIX);

    private final Map<Long, ClientQuota> quotas = new ConcurrentHashMap<>();
    private final Set<SimpleString> addresses;

    public UnacknowledgedMessages(Topics topics) {
        addresses = DeliveryIdPlugin.labAddresses(topics);
    }

    /** Returns how many unacknowledged messages one client may have now, at least 8. */
    public int quota() {
        return Math.max(MIN_QUOTA, (MAX_UNACKNOWLEDGED - quotas.size()) / QUOTA_DIVISOR);
    }

    /** Artemis has determined the queues of the message here, and has not added it to them yet. */
    @Override
    public void beforeMessageRoute(Message message, RoutingContext route, boolean direct, boolean rejectDuplicates) {
        ServerSession sender = route.getServerSession();
        if (sender != null
                && addresses.contains(message.getAddressSimpleString())
                && sender.getRemotingConnection().getTransportConnection() instanceof NettyConnection client
                && isRoutedToTheLab(route)) {
            var quota = ClientQuota.getOrAttach(client.getChannel(), this);
            quota.increment();
            quotas.put(message.getMessageID(), quota);
        }
    }

    @Override
    public void onMessageRouteException(
            Message message, RoutingContext route, boolean direct, boolean rejectDuplicates, Exception cause) {
        release(message.getMessageID());
    }

    private static boolean isRoutedToTheLab(RoutingContext route) {
        var routed = new AtomicBoolean();
        route.forEachDurable(queue -> routed.compareAndSet(false, isLabQueue(queue)));
        return routed.get();
    }

    /** Artemis also calls this for a message that has expired, and for the messages of a deleted queue. */
    @Override
    public void messageAcknowledged(
            @Nullable Transaction acknowledging,
            MessageReference message,
            AckReason reason,
            @Nullable ServerConsumer consumer) {
        if (isLabQueue(message.getQueue())) {
            release(message.getMessageID());
        }
    }

    /** Excludes a professor's subscriptions: one that does not acknowledge must not slow down students. */
    static boolean isLabQueue(Queue queue) {
        return queue.getName().startsWith(LAB_CLIENT_ID);
    }

    private void release(long message) {
        ClientQuota quota = quotas.remove(message);
        if (quota != null) {
            quota.decrement();
        }
    }
}
