// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.ratelimit;

import java.time.Duration;

/** The result of {@link AttemptLimiter#attempt}. */
public sealed interface LimitedAttempt {

    record Correct() implements LimitedAttempt {}

    record Wrong() implements LimitedAttempt {}

    /**
     * The attempt was not evaluated, because the limit is reached.
     *
     * @param retryAfter the time until an attempt will be evaluated again
     */
    record Throttled(Duration retryAfter) implements LimitedAttempt {}
}
