// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.grades;

import static java.time.ZoneOffset.UTC;

import es.upv.dst.roster.Dni;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code grade_override}. A row is never changed, so that the rows are the history. */
@Repository
class GradeOverrideRepository {

    private final JdbcClient jdbc;

    GradeOverrideRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Inserts a row. Call it in a transaction. */
    void insert(GradeOverride change) {
        jdbc.sql("insert into grade_override (changed_at, dni, grade, reason) values (?, ?, ?, ?)")
                .param(change.changedAt().atOffset(UTC))
                .param(change.dni().value())
                .param(change.grade().orElse(null))
                .param(change.reason())
                .update();
    }

    /** Returns the latest decision on each student. */
    Map<Dni, GradeOverride> current() {
        var current = new HashMap<Dni, GradeOverride>();
        findAll().forEach(change -> current.put(change.dni(), change));
        return current;
    }

    /** Returns the latest decision on one student. */
    Optional<GradeOverride> current(Dni dni) {
        return findAll(dni).stream().reduce((earlier, later) -> later);
    }

    /** Returns all decisions on one student, oldest first. */
    List<GradeOverride> findAll(Dni dni) {
        return jdbc.sql("select changed_at, dni, grade, reason from grade_override where dni = ? order by id")
                .param(dni.value())
                .query((row, number) -> change(row))
                .list();
    }

    private List<GradeOverride> findAll() {
        return jdbc.sql("select changed_at, dni, grade, reason from grade_override order by id")
                .query((row, number) -> change(row))
                .list();
    }

    private static GradeOverride change(ResultSet row) throws SQLException {
        return new GradeOverride(
                row.getObject("changed_at", OffsetDateTime.class).toInstant(),
                new Dni(row.getString("dni")),
                Optional.ofNullable(row.getBigDecimal("grade")).map(ComputedGrade::withoutTrailingZeros),
                row.getString("reason"));
    }
}
