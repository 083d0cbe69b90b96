// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.submissions.accepted;

import es.upv.dst.roster.Dni;
import es.upv.dst.submissions.Solution;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Reads the accepted submissions from the table {@code submission}. Submissions of rehearsal students are not accepted.
 * With the embedded database the table may be seconds behind the write-ahead log.
 */
@Repository
public class AcceptedSubmissionRepository {

    private final JdbcClient jdbc;

    AcceptedSubmissionRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Returns all accepted submissions, oldest first. */
    public List<AcceptedSubmission> findAll() {
        return jdbc.sql("""
                        select id, received_at, code, name, email, dni, answered_in_ms
                          from submission
                         where verdict = 'ACCEPTED'
                         order by id
                        """).query((row, number) -> acceptedSubmission(row)).list();
    }

    private static AcceptedSubmission acceptedSubmission(ResultSet row) throws SQLException {
        var receivedAt = row.getObject("received_at", OffsetDateTime.class).toInstant();
        return new AcceptedSubmission(
                row.getLong("id"),
                receivedAt,
                new Solution(row.getString("code"), row.getString("name"), row.getString("email")),
                new Dni(row.getString("dni")),
                receivedAt.minusMillis(row.getLong("answered_in_ms")));
    }
}
