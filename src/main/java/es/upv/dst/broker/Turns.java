// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker;

import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.MessageReference;
import org.apache.activemq.artemis.core.server.ServerConsumer;
import org.apache.activemq.artemis.core.server.ServerSession;
import org.apache.activemq.artemis.core.server.impl.AckReason;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerMessagePlugin;
import org.apache.activemq.artemis.core.transaction.Transaction;
import org.jspecify.annotations.Nullable;

/**
 * Lets the lab's subscriptions take turns. They share what the lab is ready to receive at once; once that is used up,
 * Artemis goes on with the one that a message was acknowledged of, and the other would never have a turn again.
 */
record Turns(ActiveMQServer server) implements ActiveMQServerMessagePlugin {

    @Override
    public void messageAcknowledged(
            @Nullable Transaction acknowledging,
            MessageReference message,
            AckReason reason,
            @Nullable ServerConsumer consumer) {
        if (consumer == null || !Backlog.isTheLabs(message.getQueue())) {
            return;
        }
        ServerSession session = server.getSessionByID(consumer.getSessionID());
        if (session != null) {
            session.getServerConsumers().stream()
                    .filter(other -> other != consumer)
                    .forEach(Turns::prompt);
        }
    }

    private static void prompt(ServerConsumer other) {
        if (other.getQueue().getMessageCount() > other.getQueue().getDeliveringCount()) {
            other.promptDelivery();
        }
    }
}
