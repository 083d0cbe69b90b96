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

/** What has been handed in lately that concerns a student, as the tables know it, which may be seconds behind. */
@Repository
public class LatestSubmissions {

    /**
     * What has the student's address in it, also if it is malformed, and what redeemed a code of the student's; a rehearsal is nobody's. No index
     * has either, for it would have to be kept up to date while students wait.
     */
    private static final String AMONG_THE_LATEST = """
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

    LatestSubmissions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The latest ten, newest first; of those that are among everybody's latest 20,000. */
    public List<HandedIn> of(Student student) {
        return jdbc.sql(AMONG_THE_LATEST)
                .param("email", student.email().toLowerCase(Locale.ROOT))
                .param("dni", student.dni().value())
                .query(LatestSubmissions::handedIn)
                .list();
    }

    private static HandedIn handedIn(ResultSet row, int number) throws SQLException {
        return new HandedIn(
                row.getObject("received_at", OffsetDateTime.class).toInstant(),
                Verdict.valueOf(row.getString("verdict")),
                row.getBoolean("by_address"));
    }
}
