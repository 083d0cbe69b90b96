// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.codes;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Fails once no code is left to be drawn: from then on students are refused until a new course is started. */
@Component("pool")
class PoolHealth implements HealthIndicator {

    private final Codes codes;

    PoolHealth(Codes codes) {
        this.codes = codes;
    }

    @Override
    public Health health() {
        var pool = codes.pool();
        var health = pool.free() > 0 ? Health.up() : Health.outOfService();
        return health.withDetail("free", pool.free())
                .withDetail("open", pool.open())
                .withDetail("used", pool.used())
                .build();
    }
}
