// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.mail.outbox;

import java.time.Duration;

/**
 * Runs a delivery in a virtual thread, and ends it if it takes too long. The timeouts of a connection are for one read,
 * and a mail server can send a line before each of them, for ever.
 */
final class DeliveryThread {

    static final Duration LIMIT = Duration.ofMinutes(10);

    private DeliveryThread() {}

    /**
     * Starts a delivery. After a limit, its thread is interrupted, which closes the socket that it reads.
     *
     * @param delivery must not use the database, which an interrupt would close
     */
    static void start(String name, Runnable delivery, Duration limit) {
        var thread = Thread.ofVirtual().name(name).start(delivery);
        Thread.ofVirtual().name(name + " limit").start(() -> interruptAfter(limit, thread));
    }

    private static void interruptAfter(Duration limit, Thread delivery) {
        try {
            if (!delivery.join(limit)) {
                delivery.interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
