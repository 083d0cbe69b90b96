// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.rehearsal;

import es.upv.dst.student.Patience;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param patience how long each student waits for the broker, for a code, and for a verdict, before it is lost */
@ConfigurationProperties("dst.rehearsal")
record RehearsalProperties(@DefaultValue("1m") Duration patience) {

    RehearsalProperties {
        if (!patience.isPositive()) {
            throw new IllegalArgumentException(
                    "dst.rehearsal.patience is " + patience + ", must be longer than nothing");
        }
    }

    Patience each() {
        return new Patience(patience, patience, patience);
    }
}
