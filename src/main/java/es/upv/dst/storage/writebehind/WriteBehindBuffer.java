// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.storage.writebehind;

import es.upv.dst.storage.log.LogRecord;
import es.upv.dst.time.MonotonicTime;
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

/** The changes that the tables do not contain yet, in memory. Their size is limited. */
final class WriteBehindBuffer {

    private static final Logger log = LoggerFactory.getLogger(WriteBehindBuffer.class);

    /** The tables are written after no change was added for this time. */
    private static final Duration PAUSE = Duration.ofMillis(200);

    /** After this number of pauses, which takes five seconds, the tables are written under load too. */
    private static final int MAX_PAUSES = 25;

    /** Small enough that a request of a student is not delayed noticeably. */
    private static final int SLICE_BYTES = 64 * 1024;

    /** While a reader waits, slices are fewer and larger; each takes less than a second. */
    private static final int URGENT_SLICE_BYTES = 1024 * 1024;

    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition due = lock.newCondition();
    private final Condition done = lock.newCondition();
    private final InstantSource monotonic = new MonotonicTime();
    private final WriteBehindQueue queue = new WriteBehindQueue();
    private long lastAdded;
    private long lastWritten;
    private long flushUntil;
    private long lastSeen;
    private int pauses;
    private boolean closed;
    private boolean behind;

    /** @throws TransientDataAccessResourceException if the buffer stays full for five seconds */
    void awaitCapacity() {
        withLock(() -> await(() -> !queue.isFull(), "too many changes are not in the tables yet"));
    }

    void add(LogRecord record) {
        lock.lock();
        try {
            queue.add(record, monotonic.instant());
            lastAdded = record.number();
            if (queue.changes() == 1 || isUrgent()) {
                due.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until the tables contain all changes added so far, which are then written without waiting for a pause.
     *
     * @throws TransientDataAccessResourceException if the tables do not contain them within five seconds
     */
    void awaitWritten() {
        lock.lock();
        try {
            var until = lastAdded;
            flushUntil = until;
            due.signal();
            await(() -> lastWritten >= until, "the tables are behind the write-ahead log");
        } finally {
            lock.unlock();
        }
    }

    /** Waits until a slice is due, and returns it. Returns an empty list if the buffer is closed and empty. */
    List<LogRecord> awaitSlice() throws InterruptedException {
        lock.lock();
        try {
            while (queue.isEmpty() && !closed) {
                due.await();
            }
            return queue.oldest(awaitPause() ? SLICE_BYTES : URGENT_SLICE_BYTES);
        } finally {
            lock.unlock();
        }
    }

    /** Waits a limited time for a pause without new changes. Returns whether there was a pause. */
    private boolean awaitPause() throws InterruptedException {
        while (lastAdded != lastSeen && pauses < MAX_PAUSES && !isUrgent()) {
            lastSeen = lastAdded;
            pauses++;
            due.awaitNanos(PAUSE.toNanos());
        }
        return lastAdded == lastSeen && !isUrgent();
    }

    private boolean isUrgent() {
        return lastWritten < flushUntil || closed || queue.isHalfFull();
    }

    /** Removes records that the tables contain now. */
    void removeWritten(List<LogRecord> records) {
        lock.lock();
        try {
            for (var record : records) {
                queue.removeOldest();
                lastWritten = record.number();
            }
            if (queue.isEmpty()) {
                pauses = 0;
            }
            logIfCaughtUp();
            done.signalAll();
        } finally {
            lock.unlock();
        }
    }

    int changes() {
        return withLock(queue::changes);
    }

    int bytes() {
        return withLock(queue::bytes);
    }

    boolean isFarBehind() {
        return withLock(() -> queue.isFarBehind(monotonic.instant()));
    }

    private <T> T withLock(Supplier<T> query) {
        lock.lock();
        try {
            return query.get();
        } finally {
            lock.unlock();
        }
    }

    void close() {
        withLock(() -> {
            closed = true;
            due.signal();
            return closed;
        });
    }

    private boolean await(BooleanSupplier condition, String timeoutMessage) {
        var remaining = TIMEOUT.toNanos();
        try {
            while (!condition.getAsBoolean()) {
                if (remaining <= 0) {
                    logBehind();
                    throw new TransientDataAccessResourceException(timeoutMessage);
                }
                remaining = done.awaitNanos(remaining);
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TransientDataAccessResourceException(timeoutMessage, e);
        }
    }

    private void logBehind() {
        if (!behind) {
            log.warn(
                    "The tables are {} changes behind the write-ahead log; REST answers 503 until they contain them",
                    queue.changes());
        }
        behind = true;
    }

    private void logIfCaughtUp() {
        if (behind && queue.isEmpty()) {
            log.info("The tables contain all changes of the write-ahead log again");
            behind = false;
        }
    }
}
