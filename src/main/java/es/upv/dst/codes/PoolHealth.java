// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.codes;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;

/**
 * Reports out of service if the pool has no free code, because the lab then refuses new requests until a new course
 * starts.
 */
@Component("pool")
class PoolHealth extends AbstractHealthIndicator {

    private final CodeService codes;

    PoolHealth(CodeService codes) {
        this.codes = codes;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        var pool = codes.poolStatus();
        health.status(pool.free() > 0 ? Status.UP : Status.OUT_OF_SERVICE)
                .withDetail("free", pool.free())
                .withDetail("open", pool.open())
                .withDetail("used", pool.used());
    }
}
