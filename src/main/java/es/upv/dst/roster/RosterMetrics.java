// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.roster;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.stereotype.Component;

@Component
class RosterMetrics implements MeterBinder {

    private final Roster roster;

    RosterMetrics(Roster roster) {
        this.roster = roster;
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        Gauge.builder("dst.roster.students", roster, Roster::enrolled)
                .description("Enrolled students, without rehearsal students")
                .register(meters);
    }
}
