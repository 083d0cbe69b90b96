// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.status;

import es.upv.dst.broker.LabBroker;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Logs which version runs, and the addresses of the student page, the REST API and the broker. */
@Component
class StartupLog {

    private static final Logger log = LoggerFactory.getLogger(StartupLog.class);

    private final BuildInfo build;
    private final LabBroker broker;
    private final Environment environment;

    StartupLog(BuildInfo build, LabBroker broker, Environment environment) {
        this.build = build;
        this.broker = broker;
        this.environment = environment;
    }

    @EventListener(ApplicationReadyEvent.class)
    void logAddresses() {
        var site = site();
        log.info(
                "dst-lab {} has started: student page {}/, REST API {}/swagger-ui.html, broker {}",
                build.version(),
                site,
                site,
                broker.url());
    }

    /** The host is localhost unless the web server is bound to one address. */
    private String site() {
        var scheme = environment.getProperty("server.ssl.enabled", Boolean.class, false) ? "https" : "http";
        var host = Optional.ofNullable(environment.getProperty("server.address"))
                .filter(address -> !address.isBlank() && !address.equals("0.0.0.0") && !address.equals("::"))
                .orElse("localhost");
        return "%s://%s:%s"
                .formatted(
                        scheme,
                        host.contains(":") ? "[" + host + "]" : host,
                        environment.getRequiredProperty("local.server.port"));
    }
}
