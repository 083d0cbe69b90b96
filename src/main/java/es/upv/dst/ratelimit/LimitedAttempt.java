// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.ratelimit;

import java.time.Duration;

/** The result of an attempt to log in. */
public sealed interface LimitedAttempt {

    record Correct() implements LimitedAttempt {}

    record Wrong() implements LimitedAttempt {}

    /** The limit is reached, so the attempt was not evaluated. {@code retryAfter} is the time until the next one is. */
    record Throttled(Duration retryAfter) implements LimitedAttempt {}
}
