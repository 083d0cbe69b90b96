// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.ledger;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;

/** Whether this instance is the leader, which alone answers messages of students, and in which epoch. */
@Component
public class Leadership {

    private static final long NONE = 0;

    private final Store store;
    private final AtomicLong epoch = new AtomicLong(NONE);

    Leadership(Store store) {
        this.store = store;
    }

    /** Begins an epoch: no change of an earlier leader is kept from now on. Returns its number, which is not 0. */
    public long begin(String name) {
        return store.beginEpoch(name);
    }

    /** This instance is the leader of that epoch. */
    public void lead(long begun) {
        epoch.set(begun);
    }

    /** This instance is no longer the leader. */
    public void end() {
        epoch.set(NONE);
    }

    /** The same, if it was the leader of that epoch. Returns whether it was. */
    public boolean end(long ended) {
        return epoch.compareAndSet(ended, NONE);
    }

    /** The number of the epoch, or {@value #NONE} if this instance is not the leader. */
    public long epoch() {
        return epoch.get();
    }

    public boolean isLeader() {
        return epoch.get() != NONE;
    }

    /** The name of the instance that became the leader last; nothing where there is only one. */
    public Optional<String> latestLeader() {
        return store.leader();
    }
}
