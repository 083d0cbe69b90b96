// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker.artemis;

/**
 * The maximum memory of the messages in queues, in bytes: half for replies, a quarter for the exercises, and an eighth
 * for messages to the lab. If the memory of all were full, Artemis would page the messages to the lab to disk.
 */
final class QueueMemory {

    private static final long MAX_TOTAL = 128L * 1024 * 1024;

    /** 64 MB of 256 MB. */
    private static final int HEAP_DIVISOR = 4;

    private QueueMemory() {}

    static long total() {
        return Math.min(MAX_TOTAL, Runtime.getRuntime().maxMemory() / HEAP_DIVISOR);
    }

    /** Of replies, from which on they are limited. They may take as much again then. */
    static long unlimitedReplies() {
        return total() / 4;
    }

    /** Of all messages except those to and from the lab. */
    static long exercises() {
        return total() / 4;
    }

    /** Of messages to the lab, beyond which they are paged. Their number is limited, so there are fewer. */
    static long requests() {
        return total() / 8;
    }

    /** Of messages to the lab that wait for the teacher's other clients, from which on these are limited. */
    static long unlimitedRequests() {
        return requests() / 4;
    }
}
