// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker.artemis;

import es.upv.dst.broker.LabBroker;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.ActiveMQSecurityException;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.security.SecurityAuth;
import org.apache.activemq.artemis.core.server.Queue;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerQueuePlugin;

/** Limits the number of queues, which is that of subscriptions of all clients and of retained messages. */
final class QueueCountLimitPlugin implements ActiveMQServerQueuePlugin {

    /** What a queue takes in memory at most, with its consumer. */
    private static final int BYTES_PER_QUEUE = 32 * 1024;

    private static final int HEAP_DIVISOR = 4;
    private static final int MAX_QUEUES = 10_000;

    private static final SimpleString LAB_CLIENT_ID = SimpleString.of(LabBroker.CLIENT_ID_PREFIX);

    private final long maximum;
    private final AtomicInteger queues = new AtomicInteger();

    private QueueCountLimitPlugin(long maximum) {
        this.maximum = maximum;
    }

    /** Limits the queues to a quarter of the heap: 2,000 for 256 MB, which a class of a thousand students needs. */
    static QueueCountLimitPlugin ofHeap(long bytes) {
        return new QueueCountLimitPlugin(Math.min(bytes / HEAP_DIVISOR / BYTES_PER_QUEUE, MAX_QUEUES));
    }

    @Override
    public void beforeCreateQueue(QueueConfiguration queue) throws ActiveMQException {
        if (queues.get() >= maximum && !queue.getName().startsWith(LAB_CLIENT_ID)) {
            throw new ActiveMQSecurityException("The broker has the maximum number of subscriptions");
        }
    }

    @Override
    public void afterCreateQueue(Queue queue) {
        queues.incrementAndGet();
    }

    @Override
    public void afterDestroyQueue(
            Queue queue,
            SimpleString address,
            SecurityAuth session,
            boolean checkConsumerCount,
            boolean removeConsumers,
            boolean autoDeleteAddress) {
        queues.decrementAndGet();
    }
}
