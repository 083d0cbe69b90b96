// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.student;

import java.time.Duration;

/**
 * How long a student's program waits.
 *
 * @param broker for each answer of the broker's: to the connection, the subscription, and what it publishes
 * @param code for a code, each time it wants one
 * @param verdict for the verdict on each solution
 */
public record Patience(Duration broker, Duration code, Duration verdict) {

    public Patience {
        if (!broker.isPositive() || !code.isPositive() || !verdict.isPositive()) {
            throw new IllegalArgumentException(
                    "patience must be longer than nothing: %s, %s, %s".formatted(broker, code, verdict));
        }
    }
}
