// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.status;

import es.upv.dst.broker.LabBroker;
import java.net.InetAddress;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.Ssl;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Logs which version runs, and the addresses of the student page, the dashboard, the REST API and the broker. */
@Component
class StartupLog {

    private static final Logger log = LoggerFactory.getLogger(StartupLog.class);

    private final BuildInfo build;
    private final LabBroker broker;
    private final ServerProperties server;
    private final Environment environment;

    StartupLog(BuildInfo build, LabBroker broker, ServerProperties server, Environment environment) {
        this.build = build;
        this.broker = broker;
        this.server = server;
        this.environment = environment;
    }

    @EventListener(ApplicationReadyEvent.class)
    void logAddresses() {
        var site = site();
        log.info(
                "dst-lab {} has started: student page {}/, dashboard {}/dashboard, REST API {}/swagger-ui.html,"
                        + " broker {}",
                build.version(),
                site,
                site,
                site,
                broker.url());
    }

    /** The host is localhost unless the web server is bound to one address. */
    private String site() {
        var scheme = Ssl.isEnabled(server.getSsl()) ? "https" : "http";
        var host = Optional.ofNullable(server.getAddress())
                .filter(address -> !address.isAnyLocalAddress())
                .map(InetAddress::getHostAddress)
                .map(address -> address.contains(":") ? "[" + address + "]" : address)
                .orElse("localhost");
        return scheme + "://" + host + ":" + environment.getRequiredProperty("local.server.port")
                + environment.getProperty("server.servlet.context-path", "");
    }
}
