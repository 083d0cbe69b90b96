// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker;

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
 * What the lab has not acknowledged yet, and whose it is. Whoever sends the lab more than it has time for waits behind
 * that, so it is bounded, and the room is shared: the more of it is taken, the less of it one client gets.
 */
final class Backlog implements ActiveMQServerMessagePlugin {

    /** A fraction of a second's work, and more than the lab takes at once. */
    static final int MOST = 2_048;

    /** Who has no more than this waiting may always go on. */
    static final int LEAST_SHARE = 8;

    /** One client alone gets to a fifth of the room; a tenth each, if there are six. */
    private static final int PART_OF_THE_REST = 4;

    private static final SimpleString THE_LAB = SimpleString.of(LabBroker.CLIENT_ID);

    private final Map<Long, Share> waiting = new ConcurrentHashMap<>();
    private final Set<SimpleString> toTheTeacher;

    Backlog(Topics topics) {
        toTheTeacher = Postmark.toTheTeacher(topics);
    }

    /** How many messages one client may have waiting, as things are. */
    int share() {
        return Math.max(LEAST_SHARE, (MOST - waiting.size()) / PART_OF_THE_REST);
    }

    /** Artemis knows by now where the message goes, and has not let it go yet. */
    @Override
    public void beforeMessageRoute(Message message, RoutingContext route, boolean direct, boolean rejectDuplicates) {
        ServerSession sender = route.getServerSession();
        if (sender != null
                && toTheTeacher.contains(message.getAddressSimpleString())
                && sender.getRemotingConnection().getTransportConnection() instanceof NettyConnection client
                && reachesTheLab(route)) {
            var share = Share.of(client.getChannel(), this);
            share.take();
            waiting.put(message.getMessageID(), share);
        }
    }

    @Override
    public void onMessageRouteException(
            Message message, RoutingContext route, boolean direct, boolean rejectDuplicates, Exception cause) {
        leaves(message.getMessageID());
    }

    private static boolean reachesTheLab(RoutingContext route) {
        var reached = new AtomicBoolean();
        route.forEachDurable(queue -> reached.compareAndSet(false, isTheLabs(queue)));
        return reached.get();
    }

    /** Also when a message has expired or its queue is deleted, each of which Artemis calls acknowledged too. */
    @Override
    public void messageAcknowledged(
            @Nullable Transaction acknowledging,
            MessageReference message,
            AckReason reason,
            @Nullable ServerConsumer consumer) {
        if (isTheLabs(message.getQueue())) {
            leaves(message.getMessageID());
        }
    }

    /** A professor who looks on, or stays away, holds up nobody. */
    static boolean isTheLabs(Queue queue) {
        return queue.getName().startsWith(THE_LAB);
    }

    private void leaves(long message) {
        Share share = waiting.remove(message);
        if (share != null) {
            share.give();
        }
    }
}
