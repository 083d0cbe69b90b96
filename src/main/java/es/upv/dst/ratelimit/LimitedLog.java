// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.ratelimit;

import es.upv.dst.text.VisibleText;
import es.upv.dst.time.MonotonicTime;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;

/** Logs lines that any client can cause: ten at once, and then one every six seconds. Thread-safe. */
public final class LimitedLog {

    private static final int LINES = 10;
    private static final Duration PERIOD = Duration.ofMinutes(1);
    private static final String KEY = "lines";

    private final Logger log;
    private final AttemptLimiter<String> limiter;
    private final AtomicLong omitted = new AtomicLong();

    /** Measures the time since the start of the process, which nobody can set back. */
    public LimitedLog(Logger log) {
        this(log, new MonotonicTime());
    }

    LimitedLog(Logger log, InstantSource clock) {
        this.log = log;
        this.limiter = new AttemptLimiter<>(LINES, PERIOD, clock);
    }

    /** Logs a line, in which every character can be seen, and how many lines were not logged before it. */
    public void info(String line) {
        if (limiter.countAttempt(KEY).isPresent()) {
            omitted.incrementAndGet();
            return;
        }
        var before = omitted.getAndSet(0);
        log.info(
                "{}{}",
                VisibleText.of(line),
                before == 0 ? "" : " (%d more lines before it were omitted)".formatted(before));
    }
}
