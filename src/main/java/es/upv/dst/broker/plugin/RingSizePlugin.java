// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker.plugin;

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
 * Limits the messages at some addresses that wait in memory, by the ring size of their queues. Each subscriber receives
 * the replies of the lab to all students, so a class of 500 may have half a million. Up to {@link #MAX_MESSAGES} wait
 * for a subscription. When those of all subscriptions take a maximum of memory, the subscriptions share as much again:
 * one that has less than its share may reach its share, and one that has more may keep what it has. A new message then
 * replaces the oldest one. This ends when the messages take half of the maximum. The queues of the lab itself have no
 * limit here.
 */
public final class RingSizePlugin implements ActiveMQServerQueuePlugin, ActiveMQServerMessagePlugin {

    /** Those of a flood of 3,000 replies a second in more than a second. */
    static final int MAX_MESSAGES = 5_000;

    /** What Artemis counts for a message in each of its queues, without the content. */
    private static final int BYTES_PER_MESSAGE = 72;

    /** The ring size of a queue that has no limit. */
    private static final long UNLIMITED = -1;

    /** So many messages in each of 4,000 queues take 5 MB. */
    private static final int ROUTES_PER_CHECK = 16;

    private final ActiveMQServer server;
    private final Set<SimpleString> addresses;
    private final long maximumBytes;
    private int routes;

    /** The first check sets the ring size of the queues that have been loaded. */
    private boolean limited = true;

    /** @param maximumBytes the memory of messages that wait, or are not acknowledged, from which they are limited */
    public RingSizePlugin(ActiveMQServer server, Set<SimpleString> addresses, long maximumBytes) {
        this.server = server;
        this.addresses = addresses;
        this.maximumBytes = maximumBytes;
    }

    @Override
    public void beforeCreateQueue(QueueConfiguration queue) {
        if (addresses.contains(queue.getAddress()) && !UnacknowledgedMessages.isOfLab(queue.getName())) {
            queue.setRingSize((long) MAX_MESSAGES);
        }
    }

    @Override
    public void afterMessageRoute(
            Message message, RoutingContext route, boolean direct, boolean rejectDuplicates, RoutingStatus result) {
        if (addresses.contains(message.getAddressSimpleString())) {
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
                throw new IllegalStateException("The messages that wait cannot be limited", e);
            }
        }
    }

    private long waitingBytes() throws Exception {
        long bytes = 0;
        for (var address : addresses) {
            bytes += server.getPagingManager().getPageStore(address).getAddressSize();
        }
        return bytes;
    }

    private void limitQueues(boolean full) throws Exception {
        var queues = queues();
        long share = Math.min(maximumBytes / BYTES_PER_MESSAGE / Math.max(1, queues.size()), MAX_MESSAGES);
        for (var queue : queues) {
            long unlimited = addresses.contains(queue.getAddress()) ? MAX_MESSAGES : UNLIMITED;
            queue.setRingSize(full ? Math.clamp(queue.getPendingMessageCount(), share, Long.MAX_VALUE) : unlimited);
        }
    }

    /** Returns the queues that the messages are routed to, also those of the teacher's subscriptions with wildcards. */
    private Set<Queue> queues() throws Exception {
        var queues = new HashSet<Queue>();
        for (var address : addresses) {
            queues.addAll(server.getPostOffice().listQueuesForAddress(address));
        }
        queues.removeIf(queue -> UnacknowledgedMessages.isOfLab(queue.getName()));
        return queues;
    }
}
