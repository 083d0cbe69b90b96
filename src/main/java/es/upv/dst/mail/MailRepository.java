// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.mail;

import es.upv.dst.mail.RefusalNotifications.SentNotification;
import es.upv.dst.submissions.Verdict;
import es.upv.dst.text.SearchText;
import es.upv.dst.web.PagedQuery;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads the table {@code mail}. The outbox relay has a separate repository. */
@Repository
public class MailRepository {

    static final String MATCHING = """
             from mail
            where (:state = '' or state = :state)
              and (:q = ''
                or lower(code) = :q
                or %s)
            """.formatted(SearchText.sql("name", "subject", "email"));

    /**
     * An expression for the highest completion number, or 0. For {@code max} H2 would read all mails without a number,
     * because they are the last ones in its index.
     */
    public static final String LAST_COMPLETION = """
            coalesce((select completion from mail where completion <= 9223372036854775807
                       order by completion desc fetch first 1 rows only), 0)
            """;

    private final JdbcClient jdbc;
    private final PagedQuery<MailRow> query;

    MailRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.query = new PagedQuery<>(jdbc, MATCHING, MailRepository::row);
    }

    public PagedQuery<MailRow> query() {
        return query;
    }

    public Optional<MailRow> find(long id) {
        return jdbc.sql("select * from mail where id = ?")
                .param(id)
                .query(MailRepository::row)
                .optional();
    }

    /** Returns at most {@code limit} mails to these addresses, which are in lower case, newest first. */
    public List<MailRow> findLatest(Set<String> addresses, int limit) {
        return addresses.isEmpty()
                ? List.of()
                : jdbc.sql("""
                        select *
                          from mail
                         where lower(email) in (:addresses)
                         order by id desc
                         fetch first :limit rows only
                        """)
                        .param("addresses", addresses)
                        .param("limit", limit)
                        .query(MailRepository::row)
                        .list();
    }

    /**
     * Returns at most {@code limit} mails that were sent or have failed, with a completion number above {@code number},
     * in the order of these numbers. The condition has an end, because H2 would read all mails without a number too.
     */
    public List<CompletedMail> findCompletedAfter(long number, int limit) {
        return jdbc.sql("""
                        select *
                          from mail
                         where completion > ? and completion <= ? and state <> 'pending'
                         order by completion
                         fetch first ? rows only
                        """)
                .params(number, Long.MAX_VALUE, limit)
                .query((row, index) -> new CompletedMail(row.getLong("completion"), row(row, index)))
                .list();
    }

    /**
     * The highest completion number in the table; 0 if no mail was completed. A mail that is retried keeps its number
     * until it is completed again, so that no other mail gets the same number.
     */
    public long lastCompletion() {
        return jdbc.sql("select " + LAST_COMPLETION).query(Long.class).single();
    }

    public MailCounts counts() {
        Map<MailState, Long> counts = jdbc
                .sql("select state, count(*) as mails from mail group by state")
                .query((row, number) -> Map.entry(MailState.of(row.getString("state")), row.getLong("mails")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        return new MailCounts(
                counts.getOrDefault(MailState.PENDING, 0L),
                counts.getOrDefault(MailState.SENT, 0L),
                counts.getOrDefault(MailState.FAILED, 0L));
    }

    /** Returns the number of pending mails, and when the submission of the oldest pending mail was received. */
    public PendingMails pending() {
        return jdbc.sql("select count(*) as mails, min(received_at) as since from mail where state = 'pending'")
                .query((row, number) -> new PendingMails(row.getLong("mails"), Optional.ofNullable(time(row, "since"))))
                .single();
    }

    /** Returns the refusals that were reported by mail. */
    List<SentNotification> sentNotifications() {
        return jdbc.sql("select code, email from mail where verdict <> 'ACCEPTED'")
                .query((row, number) -> new SentNotification(row.getString("code"), row.getString("email")))
                .list();
    }

    private static MailRow row(ResultSet row, int number) throws SQLException {
        return new MailRow(
                row.getLong("id"),
                row.getObject("received_at", OffsetDateTime.class).toInstant(),
                row.getString("code"),
                row.getString("name"),
                row.getString("email"),
                verdict(row),
                MailState.of(row.getString("state")),
                row.getLong("attempts"),
                time(row, "next_attempt_at"),
                time(row, "sent_at"),
                row.getString("last_error"),
                row.getString("message_id"),
                row.getString("subject"));
    }

    private static @Nullable Verdict verdict(ResultSet row) throws SQLException {
        var verdict = row.getString("verdict");
        return verdict == null ? null : Verdict.valueOf(verdict);
    }

    private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    /** @param number the position of this mail in the order in which mails were sent or have failed, from 1 */
    public record CompletedMail(long number, MailRow mail) {}

    public record PendingMails(long mails, Optional<Instant> oldestReceivedAt) {}

    /**
     * Selects mails.
     *
     * @param state the state; empty for any
     * @param q a code, or a part of the name, the address or the subject, as {@link SearchText}; empty for any
     */
    public record MailFilter(String state, String q) {

        /** @param q as it was typed */
        public static MailFilter of(Optional<MailState> state, String q) {
            return new MailFilter(state.map(MailState::toString).orElse(""), SearchText.of(q));
        }
    }
}
