// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.roster;

import es.upv.dst.ledger.Ledger;
import es.upv.dst.ledger.Remembered;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The table {@code rehearsal_student}, in memory too. It is changed through the ledger, before and after what they do. */
@Repository
class RehearsalRows implements Remembered {

    private final JdbcTemplate jdbc;
    private final Ledger ledger;
    private volatile Map<Dni, Student> students = Map.of();

    RehearsalRows(JdbcTemplate jdbc, Ledger ledger) {
        this.jdbc = jdbc;
        this.ledger = ledger;
    }

    @Override
    public void recall() {
        var rows = new HashMap<Dni, Student>();
        jdbc.query("select dni, name, email from rehearsal_student", row -> {
            var student = new Student(new Dni(row.getString("dni")), row.getString("name"), row.getString("email"));
            rows.put(student.dni(), student.rehearsing());
        });
        students = Map.copyOf(rows);
    }

    Optional<Student> find(Dni dni) {
        return Optional.ofNullable(students.get(dni));
    }

    Collection<Dni> all() {
        return students.keySet();
    }

    void insert(Collection<Student> added) {
        ledger.enter(
                "insert into rehearsal_student (dni, name, email) values (?, ?, ?)",
                added.stream()
                        .map(student -> Ledger.row(student.dni().value(), student.name(), student.email()))
                        .toList());
        var all = new HashMap<>(students);
        added.forEach(student -> all.put(student.dni(), student.rehearsing()));
        students = Map.copyOf(all);
    }

    /** From here to {@link #delete} they are those that {@link Dismissed#theirs} means. */
    void mark(Collection<Dni> leaving) {
        ledger.enter(
                "update rehearsal_student set leaving = true where dni = ?",
                leaving.stream().map(dni -> Ledger.row(dni.value())).toList());
    }

    void delete(Collection<Dni> leaving) {
        ledger.enter("delete from rehearsal_student where leaving", List.<@Nullable Object[]>of(Ledger.row()));
        var others = new HashMap<>(students);
        others.keySet().removeAll(leaving);
        students = Map.copyOf(others);
    }
}
