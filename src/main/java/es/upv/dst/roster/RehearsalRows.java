// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.roster;

import es.upv.dst.ledger.Instance;
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
    private final Instance instance;
    private volatile Map<Dni, Rehearsing> students = Map.of();

    RehearsalRows(JdbcTemplate jdbc, Ledger ledger, Instance instance) {
        this.jdbc = jdbc;
        this.ledger = ledger;
        this.instance = instance;
    }

    /** They come and go by changes that nobody follows. */
    @Override
    public void follow() {}

    @Override
    public void recall() {
        var rows = new HashMap<Dni, Rehearsing>();
        jdbc.query("select dni, name, email, instance from rehearsal_student", row -> {
            var student = new Student(new Dni(row.getString("dni")), row.getString("name"), row.getString("email"));
            rows.put(student.dni(), new Rehearsing(student.rehearsing(), row.getString("instance")));
        });
        students = Map.copyOf(rows);
    }

    Optional<Student> find(Dni dni) {
        return Optional.ofNullable(students.get(dni)).map(Rehearsing::student);
    }

    /** Those of that instance's rehearsals. */
    Collection<Dni> of(Instance one) {
        return students.values().stream()
                .filter(rehearsing -> rehearsing.instance().equals(one.name()))
                .map(rehearsing -> rehearsing.student().dni())
                .toList();
    }

    void insert(Collection<Student> added) {
        ledger.enter(
                "insert into rehearsal_student (dni, name, email, instance) values (?, ?, ?, ?)",
                added.stream()
                        .map(student ->
                                Ledger.row(student.dni().value(), student.name(), student.email(), instance.name()))
                        .toList());
        var all = new HashMap<>(students);
        added.forEach(student -> all.put(student.dni(), new Rehearsing(student.rehearsing(), instance.name())));
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

    /** @param instance the name of the one whose rehearsal it is */
    private record Rehearsing(Student student, String instance) {}
}
