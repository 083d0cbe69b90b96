// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.web.security;

import es.upv.dst.ratelimit.OpenFiles;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Limits the connections over HTTP to a part of the open files, so that a flood of connections leaves files for the
 * database, the broker and the mail. Further connections wait until one of them ends.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class HttpConnectionLimit implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private static final int OPEN_FILES_DIVISOR = 8;
    private static final long MIN_CONNECTIONS = 32;

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addConnectorCustomizers(connector -> {
            var configured = Integer.parseInt(String.valueOf(connector.getProperty("maxConnections")));
            var limit = Math.max(MIN_CONNECTIONS, OpenFiles.limit() / OPEN_FILES_DIVISOR);
            connector.setProperty("maxConnections", Long.toString(Math.min(configured, limit)));
        });
    }
}
