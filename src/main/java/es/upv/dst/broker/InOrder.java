// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker;

import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.core.persistence.impl.journal.OperationContextImpl;
import org.apache.activemq.artemis.core.server.MessageReference;
import org.apache.activemq.artemis.core.server.ServerConsumer;
import org.apache.activemq.artemis.core.server.ServerSession;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerMessagePlugin;
import org.apache.activemq.artemis.core.transaction.Transaction;
import org.jspecify.annotations.Nullable;

/**
 * Keeps messages in their order, as MQTT promises. Artemis works for every client on any thread of a pool, and by itself
 * lets a message wait for whatever that thread has stored last, for whomever, so that the next one may overtake it.
 */
final class InOrder implements ActiveMQServerMessagePlugin {

    /** It waits for what its own sender has sent before, and nothing else. */
    @Override
    public void beforeSend(
            ServerSession sender, @Nullable Transaction sending, Message message, boolean direct, boolean noQueue) {
        OperationContextImpl.setContext(sender.getSessionContext());
    }

    /** It has waited already, before it came into the queue. */
    @Override
    public void beforeDeliver(ServerConsumer receiver, MessageReference message) {
        OperationContextImpl.clearContext();
    }
}
