// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker.artemis;

import es.upv.dst.broker.LabBroker;
import es.upv.dst.broker.Topics;
import es.upv.dst.broker.plugin.DeliveryIdPlugin;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.server.ActivateCallback;
import org.apache.activemq.artemis.core.server.ActiveMQServer;

/**
 * Creates the queues of the lab's subscriptions before Artemis accepts clients. Otherwise the broker would acknowledge
 * messages that arrive before the lab subscribes for the first time, and deliver them to nobody.
 */
record LabQueues(ActiveMQServer server, Topics topics) implements ActivateCallback {

    @Override
    public void activated() {
        DeliveryIdPlugin.labAddresses(topics).forEach(this::create);
    }

    /** Artemis finds the queue of a subscription by this name. */
    private void create(SimpleString address) {
        var name = SimpleString.of(LabBroker.inboundClientId(topics) + "." + address);
        var queue = QueueConfiguration.of(name)
                .setAddress(address)
                .setRoutingType(RoutingType.MULTICAST)
                .setDurable(true);
        try {
            server.createQueue(queue, true);
        } catch (Exception e) {
            throw new IllegalStateException("The queue " + name + " cannot be created", e);
        }
    }
}
