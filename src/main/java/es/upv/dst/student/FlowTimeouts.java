// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.student;

import java.time.Duration;

/**
 * The timeouts of a student's program; each must be positive.
 *
 * @param broker for each answer of the broker, to CONNECT, SUBSCRIBE and PUBLISH
 * @param code for each code
 * @param verdict for the verdict on each submission
 */
public record FlowTimeouts(Duration broker, Duration code, Duration verdict) {

    public FlowTimeouts {
        if (!broker.isPositive() || !code.isPositive() || !verdict.isPositive()) {
            throw new IllegalArgumentException(
                    "the timeouts must be positive: %s, %s, %s".formatted(broker, code, verdict));
        }
    }
}
