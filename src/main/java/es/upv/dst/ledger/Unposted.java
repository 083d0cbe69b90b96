// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.ledger;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.springframework.dao.TransientDataAccessResourceException;

/** The changes that wait for the tables, in memory: bounded, and handed out in slices while there is a pause. */
final class Unposted {

    /** So much may wait; then whoever makes changes does. */
    private static final int MOST_BYTES = 16 * 1024 * 1024;

    /** While students are being served the tables can wait, but not for ever. */
    private static final Duration PAUSE = Duration.ofMillis(200);

    /** Five seconds of them. */
    private static final int MOST_PAUSES = 25;

    private static final int SLICE_BYTES = 64 * 1024;

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition due = lock.newCondition();
    private final Condition done = lock.newCondition();
    private final Queue<Posting> waiting = new ArrayDeque<>();
    private int bytes;
    private long added;
    private long taken;
    private long wanted;
    private long seen;
    private int pauses;
    private boolean closed;

    /** @throws TransientDataAccessResourceException if there is none for seconds */
    void awaitRoom() {
        lock.lock();
        try {
            await(() -> bytes < MOST_BYTES, "too many changes wait for the tables");
        } finally {
            lock.unlock();
        }
    }

    void add(Posting posting) {
        lock.lock();
        try {
            waiting.add(posting);
            bytes += posting.bytes().length;
            added = posting.number();
            if (waiting.size() == 1 || isUrgent()) {
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
            while (waiting.isEmpty() && !closed) {
                due.await();
            }
            return isPause() ? slice() : List.copyOf(waiting);
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

    /** Little enough that a student who asks meanwhile does not feel it. */
    private List<Posting> slice() {
        var slice = new ArrayList<Posting>();
        var left = SLICE_BYTES;
        for (var posting : waiting) {
            slice.add(posting);
            left -= posting.bytes().length;
            if (left <= 0) {
                break;
            }
        }
        return slice;
    }

    private boolean isUrgent() {
        return taken < wanted || closed || bytes >= MOST_BYTES / 2;
    }

    /** Lets go of what the tables have now. */
    void take(List<Posting> postings) {
        lock.lock();
        try {
            for (var posting : postings) {
                waiting.remove();
                bytes -= posting.bytes().length;
                taken = posting.number();
            }
            if (waiting.isEmpty()) {
                pauses = 0;
            }
            done.signalAll();
        } finally {
            lock.unlock();
        }
    }

    int changes() {
        lock.lock();
        try {
            return waiting.size();
        } finally {
            lock.unlock();
        }
    }

    int bytes() {
        lock.lock();
        try {
            return bytes;
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
                    throw new TransientDataAccessResourceException(otherwise);
                }
                left = done.awaitNanos(left);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new TransientDataAccessResourceException(otherwise, interrupted);
        }
    }
}
