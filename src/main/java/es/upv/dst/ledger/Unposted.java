// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.ledger;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.springframework.dao.TransientDataAccessResourceException;

/** The changes that wait for the tables, in memory: bounded, and handed out by the hundred. */
final class Unposted {

    /** So many rows may wait; then whoever makes changes does. */
    private static final int MOST_ROWS = 20_000;

    private static final long NANOSECONDS_TO_GATHER = TimeUnit.SECONDS.toNanos(1);
    private static final long NANOSECONDS_OF_PATIENCE = TimeUnit.SECONDS.toNanos(5);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Queue<Posting> waiting = new ArrayDeque<>();
    private int rows;
    private long added;
    private long taken;
    private boolean wanted;
    private boolean closed;

    /** @throws TransientDataAccessResourceException if there is none for seconds */
    void awaitRoom() {
        lock.lock();
        try {
            await(() -> rows < MOST_ROWS, "too many changes wait for the tables");
        } finally {
            lock.unlock();
        }
    }

    void add(Posting posting) {
        lock.lock();
        try {
            waiting.add(posting);
            rows += posting.rows();
            added = posting.number();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until the tables have what has been added until now, and nobody waits to gather more.
     *
     * @throws TransientDataAccessResourceException if they have it not in seconds
     */
    void awaitTaken() {
        lock.lock();
        try {
            var until = added;
            wanted = true;
            changed.signalAll();
            await(() -> waiting.isEmpty() || taken >= until, "the tables are behind");
        } finally {
            lock.unlock();
        }
    }

    /** Everything that waits, once there is something and it is time; nothing once it is closed and empty. */
    List<Posting> next() throws InterruptedException {
        lock.lock();
        try {
            while (waiting.isEmpty() && !closed) {
                changed.await();
            }
            var left = NANOSECONDS_TO_GATHER;
            while (left > 0 && !wanted && !closed && rows < MOST_ROWS / 2) {
                left = changed.awaitNanos(left);
            }
            wanted = false;
            return List.copyOf(waiting);
        } finally {
            lock.unlock();
        }
    }

    /** Lets go of what the tables have now. */
    void take(List<Posting> postings) {
        lock.lock();
        try {
            for (var posting : postings) {
                waiting.remove();
                rows -= posting.rows();
                taken = posting.number();
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void await(BooleanSupplier condition, String otherwise) {
        var left = NANOSECONDS_OF_PATIENCE;
        try {
            while (!condition.getAsBoolean()) {
                if (left <= 0) {
                    throw new TransientDataAccessResourceException(otherwise);
                }
                left = changed.awaitNanos(left);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new TransientDataAccessResourceException(otherwise, interrupted);
        }
    }
}
