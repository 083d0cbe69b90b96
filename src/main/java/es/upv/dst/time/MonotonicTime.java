// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.time;

import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;

/**
 * The time since an arbitrary moment, as an instant. A limit or a timeout that is counted by it is not affected
 * when the machine's clock is set. Its instants are no dates.
 */
public final class MonotonicTime implements InstantSource {

    @Override
    public Instant instant() {
        return Instant.ofEpochMilli(TimeUnit.NANOSECONDS.toMillis(System.nanoTime()));
    }
}
