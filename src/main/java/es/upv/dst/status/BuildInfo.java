// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.status;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.boot.info.BuildProperties;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Publishes the version of the lab in the log and as a metric; {@code /actuator/info} has it too. */
@Component
class BuildInfo implements MeterBinder {

    private static final Logger log = LoggerFactory.getLogger(BuildInfo.class);

    private final String version;

    /** @param build empty if the classes were compiled by an IDE instead of the build */
    BuildInfo(ObjectProvider<BuildProperties> build) {
        this.version = build.stream()
                .flatMap(properties -> Stream.ofNullable(properties.getVersion()))
                .findFirst()
                .orElse("unknown");
    }

    @EventListener(ApplicationStartedEvent.class)
    void logVersion() {
        log.info("dst-lab version {}", version);
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        Gauge.builder("dst.build.info", () -> 1)
                .tag("version", version)
                .description("Always 1; the tag version is the version of the lab")
                .register(meters);
    }
}
