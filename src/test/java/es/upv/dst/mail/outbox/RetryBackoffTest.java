// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.mail.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import es.upv.dst.mail.Mail;
import es.upv.dst.mail.Mail.MailTopic;
import es.upv.dst.mail.MailProperties;
import es.upv.dst.submissions.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests the delays before the next attempt to send a mail. */
class RetryBackoffTest {

    private static final Instant FIRST_ATTEMPT = Instant.parse("2026-05-20T17:05:42Z");

    @ParameterizedTest
    @CsvSource({"1, 10", "2, 20", "3, 40", "7, 640", "8, 900", "100, 900"})
    void delay_doublesUpToFifteenMinutes_withAJitterOfAQuarter(int attempts, int seconds) {
        for (var seed = 0; seed < 50; seed++) {
            var next = backoff(seed).next(mail(attempts), FIRST_ATTEMPT).orElseThrow();
            assertThat(Duration.between(FIRST_ATTEMPT, next).toMillis()).isBetween(seconds * 750L, seconds * 1_250L);
        }
    }

    @Test
    void mailsThatFailedTogether_areRetriedAtDifferentTimes() {
        assertThat(backoff(1).next(mail(1), FIRST_ATTEMPT))
                .isNotEqualTo(backoff(2).next(mail(1), FIRST_ATTEMPT));
    }

    @Test
    void retries_endAfterOneDay() {
        assertThat(backoff(1).next(mail(90), FIRST_ATTEMPT.plus(Duration.ofHours(23))))
                .isPresent();
        assertThat(backoff(1).next(mail(90), FIRST_ATTEMPT.plus(Duration.ofDays(1))))
                .isEmpty();
    }

    private static RetryBackoff backoff(long seed) {
        var properties = new MailProperties(
                "dst@example.org",
                Locale.of("es"),
                Duration.ofSeconds(10),
                Duration.ofDays(1),
                1,
                Duration.ofMinutes(1),
                3,
                60);
        return new RetryBackoff(properties, new Random(seed));
    }

    private static Mail mail(int attempts) {
        return new Mail(
                1,
                attempts,
                FIRST_ATTEMPT,
                "<1@example.org>",
                FIRST_ATTEMPT,
                "Eva",
                "a@example.org",
                new MailTopic.SubmissionVerdict("93729", Verdict.ACCEPTED));
    }
}
