// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.mqtt;

import es.upv.dst.ledger.Ledger;
import java.time.Instant;
import java.time.InstantSource;
import org.springframework.stereotype.Component;

/** Gives leases. What was answered in a session until now, by whomever, is read before anything is answered in it. */
@Component
class Leases {

    private final Ledger ledger;
    private final InstantSource clock;

    Leases(Ledger ledger, InstantSource clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    Lease until(Instant end) {
        return ledger.write(() -> {
            ledger.forget();
            return Lease.until(end, clock);
        });
    }
}
