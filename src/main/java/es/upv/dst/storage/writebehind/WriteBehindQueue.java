// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.storage.writebehind;

import es.upv.dst.storage.log.LogRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/** The changes that the tables do not contain yet, in their order. Not thread-safe. */
final class WriteBehindQueue {

    /** At this size the thread that makes changes has to wait. */
    private static final int MAX_BYTES = 16 * 1024 * 1024;

    /** Longer than the buffer waits for a pause, and longer than readers wait. */
    private static final Duration MAX_WAIT = Duration.ofSeconds(10);

    private final Queue<Entry> entries = new ArrayDeque<>();
    private int bytes;

    void add(LogRecord record, Instant addedAt) {
        entries.add(new Entry(record, addedAt));
        bytes += record.bytes().length;
    }

    /**
     * Returns the oldest records until their size reaches {@code maxBytes}, and at least one unless the queue is empty.
     */
    List<LogRecord> oldest(int maxBytes) {
        var slice = new ArrayList<LogRecord>();
        var remaining = maxBytes;
        for (var entry : entries) {
            slice.add(entry.record());
            remaining -= entry.record().bytes().length;
            if (remaining <= 0) {
                break;
            }
        }
        return slice;
    }

    void removeOldest() {
        bytes -= entries.remove().record().bytes().length;
    }

    boolean isEmpty() {
        return entries.isEmpty();
    }

    int changes() {
        return entries.size();
    }

    int bytes() {
        return bytes;
    }

    boolean isHalfFull() {
        return bytes >= MAX_BYTES / 2;
    }

    boolean isFull() {
        return bytes >= MAX_BYTES;
    }

    /** Whether the oldest record has been waiting for too long, or the queue is full. */
    boolean isFarBehind(Instant now) {
        return isFull()
                || !entries.isEmpty()
                        && entries.element().addedAt().plus(MAX_WAIT).isBefore(now);
    }

    private record Entry(LogRecord record, Instant addedAt) {}
}
