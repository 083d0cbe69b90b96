// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.roster;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.stereotype.Repository;

/** The table {@code student}. */
@Repository
class StudentRows {

    private static final int BATCH = 500;

    private final JdbcTemplate jdbc;

    StudentRows(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Everybody, in the order of their numbers; nobody can change it. */
    Map<Dni, Student> load() {
        var students = new LinkedHashMap<Dni, Student>();
        RowCallbackHandler row = columns -> {
            var dni = new Dni(columns.getString("dni"));
            students.put(
                    dni,
                    new Student(
                            dni,
                            columns.getString("name"),
                            columns.getString("email"),
                            columns.getBoolean("rehearsal")));
        };
        jdbc.query("select dni, name, email, rehearsal from student order by dni", row);
        return Collections.unmodifiableMap(students);
    }

    void write(RosterChange change) {
        batch("delete from student where dni = ?", change.removed(), student -> List.of(key(student)));
        batch(
                "update student set name = ?, email = ?, rehearsal = ? where dni = ?",
                change.updated(),
                student -> List.of(student.name(), student.email(), student.rehearsal(), key(student)));
        batch(
                "insert into student (dni, name, email, rehearsal) values (?, ?, ?, ?)",
                change.added(),
                student -> List.of(key(student), student.name(), student.email(), student.rehearsal()));
    }

    private void batch(String sql, List<Student> students, Function<Student, List<Object>> parameters) {
        jdbc.batchUpdate(sql, students, BATCH, (statement, student) -> {
            int index = 0;
            for (var parameter : parameters.apply(student)) {
                statement.setObject(++index, parameter);
            }
        });
    }

    private static String key(Student student) {
        return student.dni().value();
    }
}
