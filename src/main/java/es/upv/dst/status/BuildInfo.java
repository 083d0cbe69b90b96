// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.status;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.info.BuildProperties;
import org.springframework.stereotype.Component;

/** Publishes the version of dst-lab as a metric. {@code /actuator/info} contains it too. */
@Component
class BuildInfo implements MeterBinder {

    private final String version;

    /** @param build empty if the classes were compiled by an IDE instead of the build */
    BuildInfo(ObjectProvider<BuildProperties> build) {
        this.version = build.stream()
                .flatMap(properties -> Stream.ofNullable(properties.getVersion()))
                .findFirst()
                .orElse("unknown");
    }

    String version() {
        return version;
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        Gauge.builder("dst.build.info", () -> 1)
                .tag("version", version)
                .description("Always 1; the tag version is the version of the lab")
                .register(meters);
    }
}
