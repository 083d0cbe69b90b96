// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.roster;

import es.upv.dst.ledger.Ledger;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.stereotype.Repository;

/** The table {@code student}. */
@Repository
class StudentRows {

    private final JdbcTemplate jdbc;
    private final Ledger ledger;

    StudentRows(JdbcTemplate jdbc, Ledger ledger) {
        this.jdbc = jdbc;
        this.ledger = ledger;
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

    /** Enters what a change of the roster changes here; asked inside a change of the ledger. */
    void enter(RosterChange change) {
        enter("delete from student where dni = ?", change.removed(), student -> Ledger.row(key(student)));
        enter(
                "update student set name = ?, email = ?, rehearsal = (? = 'true') where dni = ?",
                change.updated(),
                student -> Ledger.row(student.name(), student.email(), marked(student), key(student)));
        enter(
                "insert into student (dni, name, email, rehearsal) values (?, ?, ?, ? = 'true')",
                change.added(),
                student -> Ledger.row(key(student), student.name(), student.email(), marked(student)));
    }

    private void enter(String sql, List<Student> students, Function<Student, @Nullable Object[]> parameters) {
        ledger.enter(sql, students.stream().map(parameters).toList());
    }

    private static String key(Student student) {
        return student.dni().value();
    }

    /** The ledger keeps no other kind of yes. */
    private static String marked(Student student) {
        return Boolean.toString(student.rehearsal());
    }
}
