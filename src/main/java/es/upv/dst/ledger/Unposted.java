// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.ledger;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.TransientDataAccessResourceException;

/** The changes that wait for the tables, in memory: bounded, and handed out in slices while there is a pause. */
final class Unposted {

    private static final Logger log = LoggerFactory.getLogger(Unposted.class);

    /** While students are being served the tables can wait, but not for ever. */
    private static final Duration PAUSE = Duration.ofMillis(200);

    /** Five seconds of them. */
    private static final int MOST_PAUSES = 25;

    /** Little enough that a student who asks meanwhile does not feel it. */
    private static final int SLICE_BYTES = 64 * 1024;

    /** What somebody waits for is taken over in fewer steps, each of which still takes less than a second. */
    private static final int URGENT_SLICE_BYTES = 1024 * 1024;

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition due = lock.newCondition();
    private final Condition done = lock.newCondition();
    private final InstantSource clock;
    private final Backlog backlog = new Backlog();
    private long added;
    private long taken;
    private long wanted;
    private long seen;
    private int pauses;
    private boolean closed;
    private boolean behind;

    Unposted(InstantSource clock) {
        this.clock = clock;
    }

    /** @throws TransientDataAccessResourceException if there is none for seconds */
    void awaitRoom() {
        lock.lock();
        try {
            await(() -> !backlog.isFull(), "too many changes wait for the tables");
        } finally {
            lock.unlock();
        }
    }

    void add(Posting posting) {
        lock.lock();
        try {
            backlog.add(posting, clock.instant());
            added = posting.number();
            if (backlog.changes() == 1 || isUrgent()) {
                due.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until the tables have what has been added until now, for which they wait no longer for a pause.
     *
     * @throws TransientDataAccessResourceException if they have it not in seconds
     */
    void awaitTaken() {
        lock.lock();
        try {
            var until = added;
            wanted = until;
            due.signal();
            await(() -> taken >= until, "the tables are behind");
        } finally {
            lock.unlock();
        }
    }

    /** What the tables are to take over now, once it is time for that; nothing once it is closed and empty. */
    List<Posting> next() throws InterruptedException {
        lock.lock();
        try {
            while (backlog.isEmpty() && !closed) {
                due.await();
            }
            return backlog.oldest(isPause() ? SLICE_BYTES : URGENT_SLICE_BYTES);
        } finally {
            lock.unlock();
        }
    }

    /** Waits for a pause of the students, but not for ever. */
    private boolean isPause() throws InterruptedException {
        while (added != seen && pauses < MOST_PAUSES && !isUrgent()) {
            seen = added;
            pauses++;
            due.awaitNanos(PAUSE.toNanos());
        }
        return added == seen && !isUrgent();
    }

    private boolean isUrgent() {
        return taken < wanted || closed || backlog.isHalfFull();
    }

    /** Lets go of what the tables have now. */
    void take(List<Posting> postings) {
        lock.lock();
        try {
            for (var posting : postings) {
                backlog.removeOldest();
                taken = posting.number();
            }
            if (backlog.isEmpty()) {
                pauses = 0;
            }
            tellIfCaughtUp();
            done.signalAll();
        } finally {
            lock.unlock();
        }
    }

    int changes() {
        return locked(backlog::changes);
    }

    int bytes() {
        return locked(backlog::bytes);
    }

    boolean isFarBehind() {
        return locked(() -> backlog.isFarBehind(clock.instant()));
    }

    private <T> T locked(Supplier<T> query) {
        lock.lock();
        try {
            return query.get();
        } finally {
            lock.unlock();
        }
    }

    void close() {
        lock.lock();
        try {
            closed = true;
            due.signal();
        } finally {
            lock.unlock();
        }
    }

    private void await(BooleanSupplier condition, String otherwise) {
        var left = PATIENCE.toNanos();
        try {
            while (!condition.getAsBoolean()) {
                if (left <= 0) {
                    tellThatTheyAreBehind();
                    throw new TransientDataAccessResourceException(otherwise);
                }
                left = done.awaitNanos(left);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new TransientDataAccessResourceException(otherwise, interrupted);
        }
    }

    private void tellThatTheyAreBehind() {
        if (!behind) {
            log.warn(
                    "The tables are {} changes behind the journal; REST answers 503 until they have caught up",
                    backlog.changes());
        }
        behind = true;
    }

    private void tellIfCaughtUp() {
        if (behind && backlog.isEmpty()) {
            log.info("The tables have caught up with the journal");
            behind = false;
        }
    }
}
