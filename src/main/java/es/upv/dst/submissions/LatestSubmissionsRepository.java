// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.submissions;

import es.upv.dst.roster.Student;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Reads the latest submissions that concern a student from the table {@code submission}. With the embedded database the
 * table may be seconds behind the write-ahead log.
 */
@Repository
public class LatestSubmissionsRepository {

    /**
     * Selects the submissions, also malformed ones, that contain the student's e-mail address, and the submissions that
     * redeemed a code that was issued to the student. Excludes submissions of a rehearsal. Scans the latest rows. Does
     * not use an index, because an index would slow down each answer to a student.
     */
    private static final String SELECT_LATEST = """
            select received_at, verdict, by_address
              from (select id, received_at, verdict, dni,
                           coalesce(lower(email) = :email, position(:email in lower(sent)) > 0, false) as by_address
                      from submission
                     where id > (select max(id) from submission) - 20000
                       and verdict <> 'REHEARSED') as latest
             where by_address or (dni = :dni and verdict = 'ACCEPTED')
             order by id desc
             fetch first 10 rows only
            """;

    private final JdbcClient jdbc;

    LatestSubmissionsRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Returns at most ten submissions that concern the student, newest first, from the latest 20,000 submissions of all
     * students.
     */
    public List<SubmissionSummary> findLatest(Student student) {
        return jdbc.sql(SELECT_LATEST)
                .param("email", student.email().toLowerCase(Locale.ROOT))
                .param("dni", student.dni().value())
                .query(LatestSubmissionsRepository::summary)
                .list();
    }

    /**
     * Returns at most {@code limit} submissions that concern the student, newest first: those that contain the address,
     * also malformed ones, and those with a code that was issued to the student.
     */
    public List<SubmissionRow> findRows(Student student, int limit) {
        return jdbc.sql("""
                        select *
                          from submission
                         where dni = :dni or lower(email) = :email or position(:email in lower(sent)) > 0
                         order by id desc
                         fetch first :limit rows only
                        """)
                .param("dni", student.dni().value())
                .param("email", student.email().toLowerCase(Locale.ROOT))
                .param("limit", limit)
                .query(SubmissionRepository::row)
                .list();
    }

    private static SubmissionSummary summary(ResultSet row, int number) throws SQLException {
        return new SubmissionSummary(
                row.getObject("received_at", OffsetDateTime.class).toInstant(),
                Verdict.valueOf(row.getString("verdict")),
                row.getBoolean("by_address"));
    }
}
