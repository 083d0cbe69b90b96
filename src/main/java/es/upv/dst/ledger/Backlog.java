// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/** The changes that wait for the tables, in their order; used by one thread at a time. */
final class Backlog {

    /** So much may wait; then whoever makes changes does. */
    private static final int MOST_BYTES = 16 * 1024 * 1024;

    /** Longer than the pauses last and a reader waits. */
    private static final Duration TOO_LONG = Duration.ofSeconds(10);

    private final Queue<Waiting> waiting = new ArrayDeque<>();
    private int bytes;

    void add(Posting posting, Instant since) {
        waiting.add(new Waiting(posting, since));
        bytes += posting.bytes().length;
    }

    /** The oldest ones, until they have so many bytes; at least one if there is one. */
    List<Posting> oldest(int most) {
        var slice = new ArrayList<Posting>();
        var left = most;
        for (var one : waiting) {
            slice.add(one.posting());
            left -= one.posting().bytes().length;
            if (left <= 0) {
                break;
            }
        }
        return slice;
    }

    void removeOldest() {
        bytes -= waiting.remove().posting().bytes().length;
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    int changes() {
        return waiting.size();
    }

    int bytes() {
        return bytes;
    }

    boolean isHalfFull() {
        return bytes >= MOST_BYTES / 2;
    }

    boolean isFull() {
        return bytes >= MOST_BYTES;
    }

    /** Whether the oldest one has been waiting for too long, or no more may wait. */
    boolean isFarBehind(Instant now) {
        return isFull()
                || !waiting.isEmpty()
                        && waiting.element().since().plus(TOO_LONG).isBefore(now);
    }

    private record Waiting(Posting posting, Instant since) {}
}
