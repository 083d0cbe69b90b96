// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.mail.outbox;

import es.upv.dst.mail.Mail;
import es.upv.dst.mail.MailProperties;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.springframework.stereotype.Component;

/** Computes when sending a mail is retried, by exponential backoff with jitter. */
@Component
class RetryBackoff {

    /**
     * The maximum delay, without jitter. It is short enough that a mail server that returns after hours is used soon.
     */
    private static final Duration MAX_DELAY = Duration.ofMinutes(15);

    private final MailProperties properties;
    private final RandomGenerator random;

    RetryBackoff(MailProperties properties, RandomGenerator random) {
        this.properties = properties;
        this.random = random;
    }

    /**
     * Returns the time of the next attempt, or empty if {@code giveUpAfter} has passed since the first attempt. The
     * delay doubles with each attempt. A jitter of a quarter distributes the retries of mails that failed at the same
     * time.
     */
    Optional<Instant> next(Mail mail, Instant now) {
        if (!now.isBefore(mail.firstAttemptAt().plus(properties.giveUpAfter()))) {
            return Optional.empty();
        }
        return Optional.of(nextInPause(mail, now));
    }

    /** Returns the time of the next attempt also if {@code giveUpAfter} has passed. */
    Instant nextInPause(Mail mail, Instant now) {
        var doublings = Math.min(mail.attempts() - 1, 20);
        var wait = Math.min(properties.firstRetry().toMillis() << doublings, maxDelayMillis());
        return now.plusMillis(random.nextLong(wait * 3 / 4, wait * 5 / 4 + 1));
    }

    private long maxDelayMillis() {
        return Math.max(properties.firstRetry().toMillis(), MAX_DELAY.toMillis());
    }
}
