// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker;

import es.upv.dst.broker.artemis.EmbeddedBroker;
import es.upv.dst.broker.disk.StoreShortage;
import es.upv.dst.broker.disk.StoreSpace;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Reports up if the embedded broker runs and its disk has enough free space, or if the port of an external broker
 * accepts a connection.
 */
@Component("brokerHealthIndicator")
class BrokerHealth implements HealthIndicator {

    private static final int CONNECT_TIMEOUT_MILLIS = 1_000;

    private final LabBroker broker;
    private final ObjectProvider<EmbeddedBroker> embedded;
    private final StoreSpace space;

    BrokerHealth(LabBroker broker, ObjectProvider<EmbeddedBroker> embedded, StoreSpace space) {
        this.broker = broker;
        this.embedded = embedded;
        this.space = space;
    }

    @Override
    public Health health() {
        var health = Health.unknown().withDetail("url", broker.url()).withDetail("embedded", broker.embedded());
        try {
            if (broker.embedded()) {
                var server = embedded.getObject();
                space.shortage()
                        .map(StoreShortage::reason)
                        .or(server::problem)
                        .ifPresent(reason -> health.withDetail("reason", reason));
                boolean up = server.isServing() && space.shortage().isEmpty();
                return (up ? health.up() : health.down()).build();
            }
            connectAndClose();
            return health.up().build();
        } catch (IOException e) {
            return health.down(e).build();
        }
    }

    private void connectAndClose() throws IOException {
        var uri = URI.create(broker.url());
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(uri.getHost(), uri.getPort()), CONNECT_TIMEOUT_MILLIS);
        }
    }
}
