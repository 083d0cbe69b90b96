// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.course;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code course}, which has one row. */
@Repository
class CourseRepository {

    private final JdbcClient jdbc;

    CourseRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Course load() {
        return jdbc.sql("select name, term, opens_at, closes_at from course")
                .query((row, number) -> new Course(
                        row.getString("name"), row.getString("term"), time(row, "opens_at"), time(row, "closes_at")))
                .single();
    }

    /** Replaces the row. Call it in a transaction. */
    void write(Course course) {
        jdbc.sql("update course set name = ?, term = ?, opens_at = ?, closes_at = ?")
                .param(course.name())
                .param(course.term())
                .param(parameter(course.opensAt()))
                .param(parameter(course.closesAt()))
                .update();
    }

    private static @Nullable OffsetDateTime parameter(Optional<Instant> time) {
        return time.map(instant -> instant.atOffset(UTC)).orElse(null);
    }

    private static Optional<Instant> time(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }
}
