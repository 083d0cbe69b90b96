// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.mqtt;

import es.upv.dst.broker.LabBroker;
import es.upv.dst.broker.Topics;
import es.upv.dst.ledger.Instance;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.springframework.integration.dsl.context.IntegrationFlowContext;
import org.springframework.stereotype.Component;

/** Makes the connections on which the teacher is reached; what they hear goes to the inbox. */
@Component
class Connections {

    private final LabBroker broker;
    private final Topics topics;
    private final Instance instance;
    private final Inbox inbox;
    private final InstantSource clock;
    private final IntegrationFlowContext flows;

    Connections(
            LabBroker broker,
            Topics topics,
            Instance instance,
            Inbox inbox,
            InstantSource clock,
            IntegrationFlowContext flows) {
        this.broker = broker;
        this.topics = topics;
        this.instance = instance;
        this.inbox = inbox;
        this.clock = clock;
        this.flows = flows;
    }

    Line line(Lease lease) {
        return new Line(broker, instance, ear(instance, true, lease, inbox::put), lease, flows);
    }

    Estate estate(Instance missed, Lease lease) {
        return new Estate(lease, inbox::put, clock, heard -> ear(missed, false, lease, heard));
    }

    private Ear ear(Instance whose, boolean subscribing, Lease lease, Consumer<Arrival> heard) {
        return new Ear(broker, topics, whose, subscribing, lease, clock, flows, heard);
    }
}
