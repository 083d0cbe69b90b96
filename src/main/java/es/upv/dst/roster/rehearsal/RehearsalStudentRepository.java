// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.roster.rehearsal;

import es.upv.dst.roster.Dni;
import es.upv.dst.roster.Student;
import es.upv.dst.storage.CachedState;
import es.upv.dst.storage.SingleWriter;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/**
 * The table {@code rehearsal_student} and its cached rows. Every update is part of a change of the {@link
 * SingleWriter}.
 */
@Repository
public class RehearsalStudentRepository implements CachedState {

    private final JdbcTemplate jdbc;
    private final SingleWriter writer;
    private volatile Map<Dni, Student> students = Map.of();

    RehearsalStudentRepository(JdbcTemplate jdbc, SingleWriter writer) {
        this.jdbc = jdbc;
        this.writer = writer;
    }

    @Override
    public void reload() {
        var rows = new HashMap<Dni, Student>();
        jdbc.query("select dni, name, email from rehearsal_student", row -> {
            var student = new Student(new Dni(row.getString("dni")), row.getString("name"), row.getString("email"));
            rows.put(student.dni(), student.asRehearsal());
        });
        students = Map.copyOf(rows);
    }

    public Optional<Student> find(Dni dni) {
        return Optional.ofNullable(students.get(dni));
    }

    Collection<Dni> all() {
        return students.keySet();
    }

    /** Appends the rows of these students to the current change. */
    void insert(Collection<Student> added) {
        writer.append(
                "insert into rehearsal_student (dni, name, email) values (?, ?, ?)",
                added.stream()
                        .map(student -> SingleWriter.row(student.dni().value(), student.name(), student.email()))
                        .toList());
        var all = new HashMap<>(students);
        added.forEach(student -> all.put(student.dni(), student.asRehearsal()));
        students = Map.copyOf(all);
    }

    /**
     * Marks students for removal. Until {@link #delete} is called, {@link RehearsalStudentsRemoved#rowCondition}
     * selects their rows.
     */
    void markForRemoval(Collection<Dni> dnis) {
        writer.append(
                "update rehearsal_student set leaving = true where dni = ?",
                dnis.stream().map(dni -> SingleWriter.row(dni.value())).toList());
    }

    void delete(Collection<Dni> dnis) {
        writer.append("delete from rehearsal_student where leaving", List.<@Nullable Object[]>of(SingleWriter.row()));
        var remaining = new HashMap<>(students);
        remaining.keySet().removeAll(dnis);
        students = Map.copyOf(remaining);
    }
}
