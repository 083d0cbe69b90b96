// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.mqtt;

import java.time.Instant;
import java.time.InstantSource;

/**
 * The right to answer what the broker delivers to an instance. Once it was not renewed in time it is lost for good, even if
 * another one is given: meanwhile another instance may have heard and answered the same.
 */
final class Lease {

    private final InstantSource clock;
    private final Instant since;
    private volatile Instant until;

    Lease(InstantSource clock, Instant until) {
        this.clock = clock;
        this.since = clock.instant();
        this.until = until;
    }

    boolean isHeld() {
        return clock.instant().isBefore(until);
    }

    Instant since() {
        return since;
    }

    /** Changes nothing if it is lost. */
    void renew(Instant later) {
        if (isHeld()) {
            until = later;
        }
    }

    void end() {
        until = Instant.MIN;
    }
}
