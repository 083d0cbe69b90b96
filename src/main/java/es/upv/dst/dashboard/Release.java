// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.dashboard;

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

/** Which release of the lab this is, for the log and for whoever watches; the admin finds it at /actuator/info. */
@Component
class Release implements MeterBinder {

    private static final Logger log = LoggerFactory.getLogger(Release.class);

    private final String version;

    /** @param build absent where the classes were not compiled by the build */
    Release(ObjectProvider<BuildProperties> build) {
        this.version = build.stream()
                .flatMap(facts -> Stream.ofNullable(facts.getVersion()))
                .findFirst()
                .orElse("unknown");
    }

    @EventListener(ApplicationStartedEvent.class)
    void tell() {
        log.info("This is dst-lab {}", version);
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        Gauge.builder("dst.build.info", () -> 1)
                .tag("version", version)
                .description("1, and which release of the lab this is")
                .register(meters);
    }
}
