// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.web.path;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.Optional;
import org.apache.catalina.Globals;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.tomcat.util.http.parser.Host;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * Takes the port of a proxy from the header with its name, if the proxy does not send {@code X-Forwarded-Port}. Tomcat
 * would replace the port by 80 or 443. Then redirects would lead to another server, and forms would seem to come from
 * another site.
 */
@Component
@ConditionalOnProperty(name = "server.forward-headers-strategy", havingValue = "native")
class ForwardedPort implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    /** Without an order, runs after the customizer of Spring Boot, which adds the valve for the other headers. */
    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addEngineValves(new PortOfHost());
    }

    private static final class PortOfHost extends ValveBase {

        PortOfHost() {
            super(true);
        }

        @Override
        public void invoke(Request request, Response response) throws IOException, ServletException {
            if (request.getAttribute(Globals.REQUEST_FORWARDED_ATTRIBUTE) != null
                    && request.getHeader("X-Forwarded-Proto") != null
                    && request.getHeader("X-Forwarded-Port") == null) {
                var name = Optional.ofNullable(request.getHeader("X-Forwarded-Host"))
                        .orElseGet(() -> request.getHeader("Host"));
                port(name).ifPresent(port -> request.getCoyoteRequest().setServerPort(port));
            }
            getNext().invoke(request, response);
        }

        private static Optional<Integer> port(String name) {
            try {
                int colon = Host.parse(name);
                return colon < 0 ? Optional.empty() : Optional.of(Integer.valueOf(name.substring(colon + 1)));
            } catch (IllegalArgumentException e) {
                return Optional.empty();
            }
        }
    }
}
