// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.storage;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;

/** Whether this instance is the leader, and in which epoch. Only the leader answers messages of students. */
@Component
public class Leadership {

    private static final long NONE = 0;

    private final Store store;
    private final AtomicLong epoch = new AtomicLong(NONE);

    Leadership(Store store) {
        this.store = store;
    }

    /**
     * Begins an epoch, and returns its number, which is never 0. From then on the store rejects changes of earlier
     * leaders.
     */
    public long begin(String leader) {
        return store.beginEpoch(leader);
    }

    /** Marks this instance as the leader of the epoch that it has begun. */
    public void lead(long newEpoch) {
        epoch.set(newEpoch);
    }

    /** Marks this instance as not the leader. */
    public void end() {
        epoch.set(NONE);
    }

    /** Marks this instance as not the leader if it is the leader of this epoch. Returns whether it was the leader. */
    public boolean end(long endedEpoch) {
        return epoch.compareAndSet(endedEpoch, NONE);
    }

    /** The number of the epoch, or {@value #NONE} if this instance is not the leader. */
    public long epoch() {
        return epoch.get();
    }

    public boolean isLeader() {
        return epoch.get() != NONE;
    }

    /** The name of the instance that last became the leader; empty if there is only one instance. */
    public Optional<String> latestLeader() {
        return store.leader();
    }
}
