// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.web.connection;

import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Makes Tomcat use {@link HttpConnections}. Above their maximum, new connections wait until one of them ends. */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class HttpConnectionLimit implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private final HttpConnections connections;

    HttpConnectionLimit(HttpConnections connections) {
        this.connections = connections;
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.setProtocol(LimitedHttpProtocol.class.getName());
        factory.addConnectorCustomizers(connector -> {
            connector.setProperty("maxConnections", Integer.toString(connections.maximum()));
            if (connector.getProtocolHandler() instanceof LimitedHttpProtocol protocol) {
                protocol.limit(connections);
            }
        });
    }
}
