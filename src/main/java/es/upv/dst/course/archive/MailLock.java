// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.course.archive;

import static java.time.ZoneOffset.UTC;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

/**
 * Locks mails before a change deletes or empties them, because the outbox claims mails outside the single writer. Both
 * lock mails in the order of their numbers, so that neither waits for the other in a circle.
 */
@Repository
public class MailLock {

    private static final Duration POSTPONEMENT = Duration.ofSeconds(20);

    private final JdbcClient jdbc;

    MailLock(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Locks all mails, so that none is claimed until the transaction ends. Returns whether one is being sent now. */
    public boolean lockAll(Instant now) {
        return isAnyClaimed(jdbc.sql("select claimed_until from mail order by id for update"), now);
    }

    /** The same for the mails with these numbers. */
    public boolean lock(Collection<Long> ids, Instant now) {
        return isAnyClaimed(
                jdbc.sql("select claimed_until from mail where id = any(:ids) order by id for update")
                        .param("ids", new SqlArrayValue("bigint", ids.toArray())),
                now);
    }

    /**
     * Makes the mails wait that are due soon and are not being sent, so that none is being sent when the caller tries
     * again, also if there are many.
     */
    void postponeAll(Instant now) {
        var next = now.plus(POSTPONEMENT).atOffset(UTC);
        jdbc.sql("""
                        update mail set next_attempt_at = :next
                         where state = 'pending' and next_attempt_at < :next
                           and (claimed_until is null or claimed_until <= :now)
                        """).param("next", next).param("now", now.atOffset(UTC)).update();
    }

    private static boolean isAnyClaimed(JdbcClient.StatementSpec mails, Instant now) {
        List<Optional<OffsetDateTime>> claims = mails.query(
                        (row, number) -> Optional.ofNullable(row.getObject(1, OffsetDateTime.class)))
                .list();
        return claims.stream()
                .flatMap(Optional::stream)
                .anyMatch(claimedUntil -> claimedUntil.toInstant().isAfter(now));
    }
}
