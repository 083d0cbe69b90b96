// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.grades.certification;

import static java.time.ZoneOffset.UTC;

import es.upv.dst.roster.Dni;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code submission_assignment}. A row is never changed, so that the rows are the history. */
@Repository
class SubmissionAssignmentRepository {

    private final JdbcClient jdbc;

    SubmissionAssignmentRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Inserts a row. Call it in a transaction. */
    void insert(SubmissionAssignment assignment) {
        jdbc.sql("""
                        insert into submission_assignment (changed_at, submission_id, dni, reason) values (?, ?, ?, ?)
                        """)
                .params(
                        assignment.changedAt().atOffset(UTC),
                        assignment.submissionId(),
                        assignment.dni().value(),
                        assignment.reason())
                .update();
    }

    /** Returns the assignments that count, by submission. */
    Map<Long, SubmissionAssignment> current() {
        var current = new HashMap<Long, SubmissionAssignment>();
        findAll().forEach(assignment -> current.put(assignment.submissionId(), assignment));
        return current;
    }

    /** Returns all assignments, oldest first. */
    List<SubmissionAssignment> findAll() {
        return jdbc.sql("select changed_at, submission_id, dni, reason from submission_assignment order by id")
                .query((row, number) -> assignment(row))
                .list();
    }

    private static SubmissionAssignment assignment(ResultSet row) throws SQLException {
        return new SubmissionAssignment(
                row.getObject("changed_at", OffsetDateTime.class).toInstant(),
                row.getLong("submission_id"),
                new Dni(row.getString("dni")),
                row.getString("reason"));
    }
}
