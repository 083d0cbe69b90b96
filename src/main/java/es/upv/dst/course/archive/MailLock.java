// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.course.archive;

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

    private static boolean isAnyClaimed(JdbcClient.StatementSpec mails, Instant now) {
        List<Optional<OffsetDateTime>> claims = mails.query(
                        (row, number) -> Optional.ofNullable(row.getObject(1, OffsetDateTime.class)))
                .list();
        return claims.stream()
                .flatMap(Optional::stream)
                .anyMatch(claimedUntil -> claimedUntil.toInstant().isAfter(now));
    }
}
