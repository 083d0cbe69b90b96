// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Whether the broker runs; of an outside one, whether its port opens, which is all that can be seen without logging in. */
@Component("brokerHealthIndicator")
class BrokerHealth implements HealthIndicator {

    private static final int MILLISECONDS_TO_CONNECT = 1_000;

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
            return (lab.embedded() ? isRunning() : opens())
                    ? health.up().build()
                    : health.down().build();
        } catch (IOException e) {
            return health.down(e).build();
        }
    }

    private boolean isRunning() {
        return embedded.getObject().isRunning();
    }

    private boolean opens() throws IOException {
        var uri = URI.create(lab.url());
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(uri.getHost(), uri.getPort()), MILLISECONDS_TO_CONNECT);
            return true;
        }
    }
}
