// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.dashboard;

import es.upv.dst.events.StudentKeys;
import es.upv.dst.roster.Dni;
import es.upv.dst.roster.Roster;
import es.upv.dst.roster.Student;
import es.upv.dst.text.WhiteSpace;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds the students that a row names, for links to their pages, as the bean {@code studentLinks}. */
@Component
public class StudentLinks {

    private final Roster roster;
    private final StudentKeys keys;

    StudentLinks(Roster roster, StudentKeys keys) {
        this.roster = roster;
        this.keys = keys;
    }

    /** Returns the student with this DNI; empty if the text is no DNI, or is not that of a student of the roster. */
    public Optional<StudentLink> find(@Nullable String dni) {
        return Optional.ofNullable(dni)
                .flatMap(Dni::parse)
                .flatMap(roster::find)
                .filter(student -> !student.rehearsal())
                .map(this::link);
    }

    /** Returns the student with this address on the roster. */
    public Optional<StudentLink> findByEmail(@Nullable String email) {
        return Optional.ofNullable(email)
                .map(WhiteSpace::strip)
                .flatMap(roster::findByEmail)
                .map(this::link);
    }

    private StudentLink link(Student student) {
        return new StudentLink(keys.of(student.dni()), student.name());
    }

    /** @param key the part of the address of the student's page */
    public record StudentLink(String key, String name) {}
}
