// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.mail;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.springframework.stereotype.Component;

/** When a mail is tried again. */
@Component
class Patience {

    /** A mail server that is back after hours is noticed within this time. */
    private static final Duration LONGEST = Duration.ofMinutes(15);

    private final MailProperties properties;
    private final RandomGenerator random;

    Patience(MailProperties properties, RandomGenerator random) {
        this.properties = properties;
        this.random = random;
    }

    /**
     * The next try after one that failed: twice as long after it as this one was after the one before, give or take a
     * quarter, so that a class that was put off together does not come back together. Nothing once it has been too long.
     */
    Optional<Instant> next(Mail mail, Instant now) {
        if (!now.isBefore(mail.firstAttemptAt().plus(properties.giveUpAfter()))) {
            return Optional.empty();
        }
        var doublings = Math.min(mail.attempts() - 1, 20);
        var wait = Math.min(properties.firstRetry().toMillis() << doublings, longest());
        return Optional.of(now.plusMillis(random.nextLong(wait * 3 / 4, wait * 5 / 4 + 1)));
    }

    private long longest() {
        return Math.max(properties.firstRetry().toMillis(), LONGEST.toMillis());
    }
}
