// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker.plugin;

import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.core.persistence.impl.journal.OperationContextImpl;
import org.apache.activemq.artemis.core.server.MessageReference;
import org.apache.activemq.artemis.core.server.ServerConsumer;
import org.apache.activemq.artemis.core.server.ServerSession;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerMessagePlugin;
import org.apache.activemq.artemis.core.transaction.Transaction;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the messages of each client in order, as MQTT requires. Artemis serves clients on the threads of a pool.
 * Without this plugin, a message waits for the last store operation of its thread, which may be an operation for
 * another client. During that wait, the client's next message could overtake the message on another thread.
 */
public final class DeliveryOrderPlugin implements ActiveMQServerMessagePlugin {

    /** Makes the message wait only for the store operations of its sender's session. */
    @Override
    public void beforeSend(
            ServerSession sender, @Nullable Transaction sending, Message message, boolean direct, boolean noQueue) {
        OperationContextImpl.setContext(sender.getSessionContext());
    }

    /** Clears the context, because the message has waited for its store operations before it was queued. */
    @Override
    public void beforeDeliver(ServerConsumer receiver, MessageReference message) {
        OperationContextImpl.clearContext();
    }
}
