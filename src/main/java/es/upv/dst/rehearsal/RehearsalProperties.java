// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.rehearsal;

import es.upv.dst.student.FlowTimeouts;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param patience the timeout of each student for the broker, for a code, and for a verdict; positive */
@ConfigurationProperties("dst.rehearsal")
record RehearsalProperties(@DefaultValue("1m") Duration patience) {

    RehearsalProperties {
        if (!patience.isPositive()) {
            throw new IllegalArgumentException("dst.rehearsal.patience is " + patience + ", must be positive");
        }
    }

    FlowTimeouts timeouts() {
        return new FlowTimeouts(patience, patience, patience);
    }
}
