// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker.plugin;

import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.MessageReference;
import org.apache.activemq.artemis.core.server.ServerConsumer;
import org.apache.activemq.artemis.core.server.ServerSession;
import org.apache.activemq.artemis.core.server.impl.AckReason;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerMessagePlugin;
import org.apache.activemq.artemis.core.transaction.Transaction;
import org.jspecify.annotations.Nullable;

/**
 * Makes Artemis serve all subscriptions of a client, which share the Receive Maximum of the client. When the Receive
 * Maximum is used up, Artemis continues only with the subscription whose message is acknowledged. So this plugin
 * prompts the other subscriptions, which would get no messages otherwise.
 */
public record FairDispatchPlugin(ActiveMQServer server) implements ActiveMQServerMessagePlugin {

    @Override
    public void messageAcknowledged(
            @Nullable Transaction acknowledging,
            MessageReference message,
            AckReason reason,
            @Nullable ServerConsumer consumer) {
        if (consumer == null) {
            return;
        }
        ServerSession session = server.getSessionByID(consumer.getSessionID());
        if (session != null) {
            session.getServerConsumers().stream()
                    .filter(candidate -> candidate != consumer)
                    .forEach(FairDispatchPlugin::promptIfPending);
        }
    }

    private static void promptIfPending(ServerConsumer consumer) {
        if (consumer.getQueue().getMessageCount() > consumer.getQueue().getDeliveringCount()) {
            consumer.promptDelivery();
        }
    }
}
