// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.submissions.accepted;

import es.upv.dst.roster.Dni;
import es.upv.dst.roster.Student;
import es.upv.dst.storage.deduplication.Delivery;
import es.upv.dst.submissions.Solution;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Reads the accepted submissions from the table {@code submission}. Submissions of rehearsal students are not accepted,
 * and those of students whose data were erased name nobody, so they are left out. With the embedded database the table
 * may be seconds behind the write-ahead log.
 */
@Repository
public class AcceptedSubmissionRepository {

    private static final String ACCEPTED = """
            select id, received_at, code, name, email, dni, answered_in_ms
              from submission
             where verdict = 'ACCEPTED'
               and (name <> 'erased' or email <> 'erased')
            """;

    private static final String IN_ORDER = " order by id";

    private final JdbcClient jdbc;

    AcceptedSubmissionRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Returns all accepted submissions, oldest first. */
    public List<AcceptedSubmission> findAll() {
        return jdbc.sql(ACCEPTED + IN_ORDER)
                .query((row, number) -> acceptedSubmission(row))
                .list();
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
        return jdbc.sql(ACCEPTED + " and (lower(email) = :email or dni = :dni)" + IN_ORDER)
                .param("email", email.toLowerCase(Locale.ROOT))
                .param("dni", dni)
                .query((row, number) -> acceptedSubmission(row))
                .list();
    }

    /**
     * Returns whether one MQTT client has sent the submission and a request that was answered with its code; empty if
     * the broker does not tell who has sent a message.
     */
    public Optional<Boolean> isOfOneClient(AcceptedSubmission submission) {
        var sameSender = jdbc.sql("""
                        select submission.delivery as submitted, request.delivery as requested
                          from submission
                          join request on request.code = submission.code
                         where submission.id = ?
                        """)
                .param(submission.id())
                .query((row, number) -> isSame(sender(row, "submitted"), sender(row, "requested")))
                .list();
        return sameSender.stream().flatMap(Optional::stream).reduce(Boolean::logicalOr);
    }

    private static Optional<Boolean> isSame(Optional<String> first, Optional<String> second) {
        return first.flatMap(sender -> second.map(sender::equals));
    }

    private static Optional<String> sender(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getString(column)).flatMap(Delivery::sender);
    }

    private static AcceptedSubmission acceptedSubmission(ResultSet row) throws SQLException {
        return new AcceptedSubmission(
                row.getLong("id"),
                row.getObject("received_at", OffsetDateTime.class).toInstant(),
                new Solution(row.getString("code"), row.getString("name"), row.getString("email")),
                Optional.ofNullable(row.getString("dni")).map(Dni::new),
                Duration.ofMillis(row.getLong("answered_in_ms")));
    }
}
