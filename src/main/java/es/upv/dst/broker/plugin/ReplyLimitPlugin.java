// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker.plugin;

import es.upv.dst.broker.Topics;
import es.upv.dst.broker.protocol.ArtemisNames;
import java.util.HashSet;
import java.util.Set;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.postoffice.RoutingStatus;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.Queue;
import org.apache.activemq.artemis.core.server.RoutingContext;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerMessagePlugin;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerQueuePlugin;

/**
 * Limits the replies of the lab that wait in memory. Each subscriber receives the replies of all students, so a class
 * of 500 may have half a million. Up to {@link #MAX_REPLIES} wait for a subscription. When those of all subscriptions
 * take a maximum of memory, the subscriptions share as much again: one that has less than its share may reach its
 * share, and one that has more may keep what it has. A new reply then replaces the oldest one. This ends when the
 * replies take half of the maximum.
 */
public final class ReplyLimitPlugin implements ActiveMQServerQueuePlugin, ActiveMQServerMessagePlugin {

    /** The replies that wait for one subscriber at most: those of a flood of 3,000 a second in more than a second. */
    static final int MAX_REPLIES = 5_000;

    /** What Artemis counts for a message in each of its queues, without the content. */
    private static final int BYTES_PER_REPLY = 72;

    /** The ring size of a queue that has no limit. */
    private static final long UNLIMITED = -1;

    /** So many replies in each of 4,000 queues take 5 MB. */
    private static final int ROUTES_PER_CHECK = 16;

    private final ActiveMQServer server;
    private final Set<SimpleString> replies;
    private final long maximumBytes;
    private int routes;

    /** The first check sets the ring size of the queues that have been loaded. */
    private boolean limited = true;

    /** @param maximumBytes the memory of replies that wait, or are not acknowledged, from which they are limited */
    public ReplyLimitPlugin(ActiveMQServer server, Topics topics, long maximumBytes) {
        this.server = server;
        this.replies = ArtemisNames.replyAddresses(topics);
        this.maximumBytes = maximumBytes;
    }

    @Override
    public void beforeCreateQueue(QueueConfiguration queue) {
        if (replies.contains(queue.getAddress())) {
            queue.setRingSize((long) MAX_REPLIES);
        }
    }

    @Override
    public void afterMessageRoute(
            Message message, RoutingContext route, boolean direct, boolean rejectDuplicates, RoutingStatus result) {
        if (replies.contains(message.getAddressSimpleString())) {
            checkLimit();
        }
    }

    private synchronized void checkLimit() {
        if (++routes % ROUTES_PER_CHECK == 0) {
            try {
                boolean full = waitingBytes() > (limited ? maximumBytes / 2 : maximumBytes);
                if (full || limited) {
                    limitQueues(full);
                }
                limited = full;
            } catch (Exception e) {
                throw new IllegalStateException("The replies that wait cannot be limited", e);
            }
        }
    }

    private long waitingBytes() throws Exception {
        long bytes = 0;
        for (var address : replies) {
            bytes += server.getPagingManager().getPageStore(address).getAddressSize();
        }
        return bytes;
    }

    private void limitQueues(boolean full) throws Exception {
        var queues = queues();
        long share = Math.min(maximumBytes / BYTES_PER_REPLY / Math.max(1, queues.size()), MAX_REPLIES);
        for (var queue : queues) {
            long unlimited = replies.contains(queue.getAddress()) ? MAX_REPLIES : UNLIMITED;
            queue.setRingSize(full ? Math.clamp(queue.getPendingMessageCount(), share, Long.MAX_VALUE) : unlimited);
        }
    }

    /** Returns the queues that the replies are routed to, also those of the teacher's subscriptions with wildcards. */
    private Set<Queue> queues() throws Exception {
        var queues = new HashSet<Queue>();
        for (var address : replies) {
            queues.addAll(server.getPostOffice().listQueuesForAddress(address));
        }
        return queues;
    }
}
