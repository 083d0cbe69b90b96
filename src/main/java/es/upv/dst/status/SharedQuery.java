// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.status;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * A query that runs once at a time, for all callers that wait for it. So thousands of calls at once need one connection
 * to the database. Each caller gets the result, or the exception, of a query that began after the call. Thread-safe.
 */
final class SharedQuery<T> {

    private final Supplier<T> query;
    private final AtomicLong begun = new AtomicLong();
    private final ReentrantLock lock = new ReentrantLock(true);

    /** Returns the result of the query with the number {@link #ended}, or throws its exception. */
    private Supplier<T> result;

    private long ended;

    SharedQuery(Supplier<T> query) {
        this.query = query;
        this.result = query;
    }

    T get() {
        var begunBefore = begun.get();
        lock.lock();
        try {
            if (ended <= begunBefore) {
                var number = begun.incrementAndGet();
                result = run();
                ended = number;
            }
            return result.get();
        } finally {
            lock.unlock();
        }
    }

    private Supplier<T> run() {
        try {
            var value = query.get();
            return () -> value;
        } catch (RuntimeException e) {
            return () -> {
                throw e;
            };
        }
    }
}
