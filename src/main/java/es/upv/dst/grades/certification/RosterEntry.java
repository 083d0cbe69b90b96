// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.grades.certification;

import es.upv.dst.roster.Dni;
import es.upv.dst.roster.Roster;
import es.upv.dst.roster.Student;
import org.jspecify.annotations.Nullable;

/**
 * A student in a response.
 *
 * @param name null, like the address, if the student is no longer on the roster
 */
public record RosterEntry(
        Dni dni, @Nullable String name, @Nullable String email) {

    static RosterEntry of(Student student) {
        return new RosterEntry(student.dni(), student.name(), student.email());
    }

    static RosterEntry of(Dni dni, Roster roster) {
        return roster.find(dni).map(RosterEntry::of).orElseGet(() -> new RosterEntry(dni, null, null));
    }
}
