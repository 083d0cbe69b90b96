// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.mqtt;

import es.upv.dst.ledger.Instance;
import es.upv.dst.ledger.Ledger;
import java.time.Instant;
import java.time.InstantSource;
import org.springframework.stereotype.Component;

/** Gives leases. What was answered in a session until now, by whomever, is read before anything is answered in it. */
@Component
class Leases {

    private final Ledger ledger;
    private final Instance instance;
    private final InstantSource clock;

    Leases(Ledger ledger, Instance instance, InstantSource clock) {
        this.ledger = ledger;
        this.instance = instance;
        this.clock = clock;
    }

    /** Until when a lease is good that is asked for now: a while before another instance takes over. */
    Instant nextEnd() {
        return clock.instant().plus(instance.missed().multipliedBy(2).dividedBy(3));
    }

    Lease until(Instant end) {
        return ledger.write(() -> {
            ledger.forget();
            return new Lease(clock, end);
        });
    }

    /** Of the only instance. */
    Lease forGood() {
        return new Lease(clock, Instant.MAX);
    }

    /** Nobody's. */
    Lease none() {
        return new Lease(clock, Instant.MIN);
    }

    /** Whether it has been held for so long that whoever was not heard of meanwhile is missed. */
    boolean outlasts(Lease lease) {
        return lease.isHeld() && lease.since().plus(instance.missed()).isBefore(clock.instant());
    }
}
