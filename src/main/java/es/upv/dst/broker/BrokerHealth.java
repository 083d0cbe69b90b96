// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker;

import es.upv.dst.broker.artemis.EmbeddedBroker;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Up if the embedded broker runs, or if the port of an external broker accepts connections. */
@Component("brokerHealthIndicator")
class BrokerHealth implements HealthIndicator {

    private static final int CONNECT_TIMEOUT_MILLIS = 1_000;

    private final LabBroker lab;
    private final ObjectProvider<EmbeddedBroker> embedded;

    BrokerHealth(LabBroker lab, ObjectProvider<EmbeddedBroker> embedded) {
        this.lab = lab;
        this.embedded = embedded;
    }

    @Override
    public Health health() {
        var health = Health.unknown().withDetail("url", lab.url()).withDetail("embedded", lab.embedded());
        try {
            return (lab.embedded() ? isRunning() : acceptsConnections())
                    ? health.up().build()
                    : health.down().build();
        } catch (IOException e) {
            return health.down(e).build();
        }
    }

    private boolean isRunning() {
        return embedded.getObject().isRunning();
    }

    private boolean acceptsConnections() throws IOException {
        var uri = URI.create(lab.url());
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(uri.getHost(), uri.getPort()), CONNECT_TIMEOUT_MILLIS);
            return true;
        }
    }
}
