// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.mail.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import es.upv.dst.mail.Mail;
import es.upv.dst.mail.MailProperties;
import es.upv.dst.submissions.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryBackoffTest {

    private static final Instant BEGAN = Instant.parse("2026-05-20T17:05:42Z");

    @ParameterizedTest
    @CsvSource({"1, 10", "2, 20", "3, 40", "7, 640", "8, 900", "100, 900"})
    void aWaitDoublesUpToAQuarterOfAnHourGiveOrTakeAQuarter(int attempts, int seconds) {
        for (var seed = 0; seed < 50; seed++) {
            var next = patience(seed).next(mail(attempts), BEGAN).orElseThrow();
            assertThat(Duration.between(BEGAN, next).toMillis()).isBetween(seconds * 750L, seconds * 1_250L);
        }
    }

    @Test
    void thoseWhoWerePutOffTogetherDoNotComeBackTogether() {
        assertThat(patience(1).next(mail(1), BEGAN)).isNotEqualTo(patience(2).next(mail(1), BEGAN));
    }

    @Test
    void afterADayThereIsNoNextTry() {
        assertThat(patience(1).next(mail(90), BEGAN.plus(Duration.ofHours(23)))).isPresent();
        assertThat(patience(1).next(mail(90), BEGAN.plus(Duration.ofDays(1)))).isEmpty();
    }

    private static RetryBackoff patience(long seed) {
        var properties = new MailProperties(
                "dst@example.org",
                Locale.of("es"),
                Duration.ofSeconds(10),
                Duration.ofDays(1),
                1,
                Duration.ofMinutes(1));
        return new RetryBackoff(properties, new Random(seed));
    }

    private static Mail mail(int attempts) {
        return new Mail(
                1, attempts, BEGAN, "<1@example.org>", BEGAN, "93729", "Eva", "a@example.org", Verdict.ACCEPTED);
    }
}
