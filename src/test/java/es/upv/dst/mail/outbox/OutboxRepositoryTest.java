// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.mail.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import es.upv.dst.mail.Mail;
import es.upv.dst.mail.Mail.MailTopic;
import es.upv.dst.mail.MailProperties;
import es.upv.dst.mail.smtp.DeliveryAttempt;
import es.upv.dst.mail.smtp.DeliveryOutcome;
import es.upv.dst.submissions.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.SimpleTransactionStatus;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionOperations;

/** Tests the order in which the outbox locks mails, so that it cannot deadlock with a change of several mails. */
class OutboxRepositoryTest {

    private static final Instant NOW = Instant.parse("2026-05-20T17:05:42Z");

    private static final MailProperties PROPERTIES = new MailProperties(
            "dst@example.org",
            Locale.of("es"),
            Duration.ofSeconds(10),
            Duration.ofDays(1),
            1,
            Duration.ofMinutes(1),
            3,
            60);

    /** The numbers of the mails that each transaction changes, in order. */
    private final List<List<Long>> transactions = new ArrayList<>();

    @Test
    void mails_areLockedInTheOrderOfTheirNumbers_inEachTransaction() {
        var repository = new OutboxRepository(
                new RecordingTemplate(),
                new RecordingTransactions(),
                new RetryBackoff(PROPERTIES, new Random(1)),
                PROPERTIES);
        repository.recordAndClaim(
                Stream.of(9, 3, 5)
                        .map(id -> DeliveryAttempt.withoutConnection(mail(id), new DeliveryOutcome.Sent()))
                        .toList(),
                List.of(mail(8), mail(1)),
                RelayMode.NORMAL,
                0,
                NOW);
        assertThat(transactions).isNotEmpty().allSatisfy(ids -> assertThat(ids).isSorted());
        assertThat(transactions.stream().flatMap(List::stream)).containsExactlyInAnyOrder(1L, 3L, 5L, 8L, 9L);
    }

    private static Mail mail(long id) {
        return new Mail(
                id,
                1,
                NOW,
                "<" + id + "@example.org>",
                NOW,
                "Alumno 1",
                "alumno1@example.org",
                new MailTopic.SubmissionVerdict("12345", Verdict.ACCEPTED));
    }

    private final class RecordingTransactions implements TransactionOperations {

        @Override
        public <T extends @Nullable Object> T execute(TransactionCallback<T> action) {
            transactions.add(new ArrayList<>());
            TransactionStatus status = new SimpleTransactionStatus();
            return action.doInTransaction(status);
        }
    }

    /** Records the numbers, which are the last parameter but one of each row. */
    private final class RecordingTemplate extends JdbcTemplate {

        @Override
        public int[] batchUpdate(String sql, List<? extends @Nullable Object[]> rows) {
            for (@Nullable Object[] row : rows) {
                transactions.getLast().add((Long) Objects.requireNonNull(row[row.length - 2]));
            }
            return new int[rows.size()];
        }
    }
}
