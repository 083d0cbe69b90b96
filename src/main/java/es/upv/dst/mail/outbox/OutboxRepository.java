// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.mail.outbox;

import static java.time.ZoneOffset.UTC;

import es.upv.dst.mail.Mail;
import es.upv.dst.mail.Mail.MailTopic;
import es.upv.dst.mail.MailProperties;
import es.upv.dst.mail.MailRepository;
import es.upv.dst.mail.MailState;
import es.upv.dst.mail.smtp.DeliveryAttempt;
import es.upv.dst.mail.smtp.DeliveryOutcome;
import es.upv.dst.storage.SingleWriter;
import es.upv.dst.submissions.Verdict;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The outbox relay's access to the table {@code mail}. A claim reserves a mail for one instance until its lease
 * expires. The instance renews the lease while it sends the mail. The number of attempts distinguishes one claim of a
 * mail from the next claim.
 */
@Repository
class OutboxRepository {

    private static final String MAIL = """
            select id, attempts + 1 as attempts, first_attempt_at, message_id, received_at, name, email,
                   code, verdict, subject, body, in_reply_to
              from mail
            """;

    private final JdbcTemplate jdbc;
    private final TransactionOperations transactions;
    private final RetryBackoff backoff;
    private final Duration lease;

    OutboxRepository(
            JdbcTemplate jdbc, TransactionOperations transactions, RetryBackoff backoff, MailProperties properties) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.backoff = backoff;
        this.lease = properties.lease();
    }

    /**
     * Renews the leases of {@code toRenew}. Then records attempts and claims up to {@code limit} mails in this mode,
     * atomically. Each of the two transactions locks mails in the order of their numbers, as all changes of several
     * mails do, and so causes no deadlock.
     */
    List<Mail> recordAndClaim(
            List<DeliveryAttempt> attempts, Collection<Mail> toRenew, RelayMode mode, int limit, Instant now) {
        if (!toRenew.isEmpty()) {
            transactions.executeWithoutResult(status -> renew(toRenew, now));
        }
        return transactions.execute(status -> {
            record(attempts, mode, now);
            if (mode == RelayMode.RESUMED) {
                makeDue(now);
            }
            return limit == 0 ? List.of() : claim(mode == RelayMode.PAUSED ? findProbe(now) : findDue(limit, now), now);
        });
    }

    private void record(List<DeliveryAttempt> attempts, RelayMode mode, Instant now) {
        jdbc.batchUpdate(
                """
                update mail
                   set state = ?, sent_at = ?, next_attempt_at = ?, last_error = ?, claimed_until = null,
                       completion = case when cast(? as varchar) = 'pending'
                                         then completion
                                         else %s + 1 end
                 where id = ? and attempts = ?
                """.formatted(MailRepository.LAST_COMPLETION),
                attempts.stream()
                        .sorted(Comparator.comparing(attempt -> attempt.mail().id()))
                        .map(attempt -> outcomeRow(attempt, mode, now))
                        .toList());
    }

    private @Nullable Object[] outcomeRow(DeliveryAttempt attempt, RelayMode mode, Instant now) {
        var mail = attempt.mail();
        return switch (attempt.outcome()) {
            case DeliveryOutcome.Sent sent -> outcomeRow(mail, MailState.SENT, now.atOffset(UTC), null, null);
            case DeliveryOutcome.Rejected(var reason) -> outcomeRow(mail, MailState.FAILED, null, null, reason);
            case DeliveryOutcome.Deferred deferred ->
                nextAttempt(mail, mode, now)
                        .map(next -> outcomeRow(mail, MailState.PENDING, null, next.atOffset(UTC), deferred.text()))
                        .orElseGet(() -> outcomeRow(mail, MailState.FAILED, null, null, deferred.text()));
        };
    }

    private Optional<Instant> nextAttempt(Mail mail, RelayMode mode, Instant now) {
        return mode == RelayMode.PAUSED ? Optional.of(backoff.nextInPause(mail, now)) : backoff.next(mail, now);
    }

    private static @Nullable Object[] outcomeRow(
            Mail mail,
            MailState state,
            @Nullable OffsetDateTime sentAt,
            @Nullable OffsetDateTime next,
            @Nullable String reason) {
        var name = state.toString();
        return SingleWriter.row(name, sentAt, next, reason, name, mail.id(), mail.attempts());
    }

    private void renew(Collection<Mail> toRenew, Instant now) {
        jdbc.batchUpdate(
                "update mail set claimed_until = ? where id = ? and attempts = ?",
                toRenew.stream()
                        .sorted(Comparator.comparing(Mail::id))
                        .map(mail -> SingleWriter.row(now.plus(lease).atOffset(UTC), mail.id(), mail.attempts()))
                        .toList());
    }

    /** Makes all mails due that wait, and begins the time anew after which they fail. */
    private void makeDue(Instant now) {
        jdbc.update("""
                update mail
                   set next_attempt_at = ?, first_attempt_at = null
                 where state = 'pending' and attempts > 0 and (claimed_until is null or claimed_until <= ?)
                """, now.atOffset(UTC), now.atOffset(UTC));
    }

    /** Locks due mails. With ORDER BY, H2 would read and lock all due rows instead of the first ones of the index. */
    private List<Mail> findDue(int limit, Instant now) {
        return jdbc.query(MAIL + """
                 where state = 'pending' and next_attempt_at <= ? and (claimed_until is null or claimed_until <= ?)
                 fetch first ? rows only for update skip locked
                """, (row, number) -> mail(row, now), now.atOffset(UTC), now.atOffset(UTC), limit);
    }

    /** Locks the mail that was tried least, in two steps for the same reason, so that a new mail does not wait. */
    private List<Mail> findProbe(Instant now) {
        var least = jdbc.queryForList("""
                select id from mail
                 where state = 'pending' and (claimed_until is null or claimed_until <= ?)
                   and (attempts > 0 or next_attempt_at <= ?)
                 order by attempts, id fetch first row only
                """, Long.class, now.atOffset(UTC), now.atOffset(UTC));
        return least.isEmpty()
                ? List.of()
                : jdbc.query(MAIL + """
                         where id = ? and state = 'pending' and (claimed_until is null or claimed_until <= ?)
                           for update skip locked
                        """, (row, number) -> mail(row, now), least.getFirst(), now.atOffset(UTC));
    }

    private List<Mail> claim(List<Mail> mails, Instant now) {
        jdbc.batchUpdate(
                "update mail set attempts = ?, first_attempt_at = ?, claimed_until = ? where id = ?",
                mails.stream()
                        .map(mail -> SingleWriter.row(
                                mail.attempts(),
                                mail.firstAttemptAt().atOffset(UTC),
                                now.plus(lease).atOffset(UTC),
                                mail.id()))
                        .toList());
        return mails;
    }

    /** Returns a mail in any state as it is or was sent; empty if there is no mail with this id. */
    Optional<Mail> find(long id, Instant now) {
        return jdbc.query("select * from mail where id = ?", (row, number) -> mail(row, now), id).stream()
                .findFirst();
    }

    private static Mail mail(ResultSet row, Instant now) throws SQLException {
        var first = row.getObject("first_attempt_at", OffsetDateTime.class);
        return new Mail(
                row.getLong("id"),
                row.getLong("attempts"),
                first == null ? now : first.toInstant(),
                row.getString("message_id"),
                row.getObject("received_at", OffsetDateTime.class).toInstant(),
                row.getString("name"),
                row.getString("email"),
                topic(row));
    }

    private static MailTopic topic(ResultSet row) throws SQLException {
        return row.getString("verdict") == null
                ? new MailTopic.Message(
                        row.getString("subject"),
                        row.getString("body"),
                        Optional.ofNullable(row.getString("in_reply_to")))
                : new MailTopic.SubmissionVerdict(row.getString("code"), Verdict.valueOf(row.getString("verdict")));
    }
}
