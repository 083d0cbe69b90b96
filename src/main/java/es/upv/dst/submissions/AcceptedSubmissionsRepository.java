// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.submissions;

import es.upv.dst.roster.Dni;
import es.upv.dst.roster.Student;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Reads accepted submissions from the table {@code submission}. With the embedded database the table may be seconds
 * behind the write-ahead log.
 */
@Repository
public class AcceptedSubmissionsRepository {

    private static final String ACCEPTED = """
            select received_at, code, name, email, dni, answered_in_ms
              from submission
             where verdict = 'ACCEPTED'
               and (lower(email) = :email or dni = :dni)
             order by id
            """;

    private final JdbcClient jdbc;

    AcceptedSubmissionsRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Returns the accepted submissions with this address, ignoring case, oldest first. */
    public List<AcceptedSubmission> findByEmail(String email) {
        return find(email, "");
    }

    /** Returns the accepted submissions that have the student's address or the student's code, oldest first. */
    public List<AcceptedSubmission> findByStudent(Student student) {
        return find(student.email(), student.dni().value());
    }

    private List<AcceptedSubmission> find(String email, String dni) {
        return jdbc.sql(ACCEPTED)
                .param("email", email.toLowerCase(Locale.ROOT))
                .param("dni", dni)
                .query((row, number) -> submission(row))
                .list();
    }

    private static AcceptedSubmission submission(ResultSet row) throws SQLException {
        return new AcceptedSubmission(
                row.getObject("received_at", OffsetDateTime.class).toInstant(),
                row.getString("code"),
                row.getString("name"),
                row.getString("email"),
                new Dni(row.getString("dni")),
                Duration.ofMillis(row.getLong("answered_in_ms")));
    }
}
