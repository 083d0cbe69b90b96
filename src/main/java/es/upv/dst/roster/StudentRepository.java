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
class StudentRepository {

    private static final int BATCH_SIZE = 500;

    private final JdbcTemplate jdbc;

    StudentRepository(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** All students, in the order of their numbers; the map is unmodifiable. */
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
                            columns.getString("user_id"),
                            columns.getBoolean("rehearsal")));
        };
        jdbc.query("select dni, name, email, user_id, rehearsal from student order by dni", row);
        return Collections.unmodifiableMap(students);
    }

    boolean contains(Dni dni) {
        return !jdbc.queryForList("select dni from student where dni = ?", dni.value())
                .isEmpty();
    }

    /** Writes a change to the table. Call it in a transaction. */
    void write(RosterChange change) {
        batch("delete from student where dni = ?", change.removed(), student -> List.of(key(student)));
        batch(
                "update student set name = ?, email = ?, user_id = ?, rehearsal = ? where dni = ?",
                change.updated(),
                student -> List.of(student.name(), student.email(), student.id(), student.rehearsal(), key(student)));
        batch(
                "insert into student (dni, name, email, user_id, rehearsal) values (?, ?, ?, ?, ?)",
                change.added(),
                student -> List.of(key(student), student.name(), student.email(), student.id(), student.rehearsal()));
    }

    private void batch(String sql, List<Student> students, Function<Student, List<Object>> parameters) {
        jdbc.batchUpdate(sql, students, BATCH_SIZE, (statement, student) -> {
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
