// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.course.personal;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param retention the time from the end of the course to the erasure of all personal data; 0 to keep them */
@ConfigurationProperties("dst.course")
record RetentionProperties(@DefaultValue("0d") Duration retention) {

    RetentionProperties {
        if (retention.isNegative()) {
            throw new IllegalArgumentException("dst.course.retention is " + retention + ", must not be negative");
        }
    }

    boolean isLimited() {
        return retention.isPositive();
    }
}
