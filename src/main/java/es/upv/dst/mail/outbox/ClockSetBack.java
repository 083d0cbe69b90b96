// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.mail.outbox;

import static java.time.ZoneOffset.UTC;

import es.upv.dst.storage.Leadership;
import es.upv.dst.storage.SingleWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Notices that the clock of this machine was set back, and moves the times of the pending mails by as much, because
 * they would not be due until the clock reads these times again. Only the thread of the outbox relay may use it.
 */
@Component
class ClockSetBack {

    private static final Logger log = LoggerFactory.getLogger(ClockSetBack.class);

    /** Less is corrected by the retries of the mails. */
    private static final Duration TOLERANCE = Duration.ofSeconds(1);

    private final JdbcTemplate jdbc;
    private final SingleWriter writer;
    private final Leadership leadership;
    private Instant latest = Instant.EPOCH;

    ClockSetBack(JdbcTemplate jdbc, SingleWriter writer, Leadership leadership) {
        this.jdbc = jdbc;
        this.writer = writer;
        this.leadership = leadership;
    }

    /** Must be called before each cycle of the relay. Only the leader sends mails. */
    void check(Instant now) {
        var difference = Duration.between(now, latest);
        if (difference.compareTo(TOLERANCE) > 0 && leadership.isLeader()) {
            var moved = writer.writeThrough(() -> movePending(difference), _ -> {});
            log.warn("The clock of this machine was set back by {}, and {} pending mails with it", difference, moved);
        }
        latest = now;
    }

    /** Leaves out mails that are being sent: their next times follow from the new clock. */
    private int movePending(Duration difference) {
        writer.awaitTablesUpToDate();
        var mails = jdbc.<@Nullable Object[]>query("""
                select id, next_attempt_at from mail
                 where state = 'pending' and claimed_until is null
                 order by id for update
                """, (row, _) -> {
            var next = row.getObject("next_attempt_at", OffsetDateTime.class).toInstant();
            return SingleWriter.row(next.minus(difference).atOffset(UTC), row.getLong("id"));
        });
        jdbc.batchUpdate("update mail set next_attempt_at = ? where id = ?", mails);
        return mails.size();
    }
}
