// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.roster;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The rows to insert, update and delete so that the roster agrees with a list of students. */
public record RosterChange(List<Student> added, List<Student> updated, List<Student> removed) {

    boolean isEmpty() {
        return added.isEmpty() && updated.isEmpty() && removed.isEmpty();
    }

    /** Enrols the students of the list, and removes no student. */
    static RosterChange adding(Map<Dni, Student> before, List<Student> list) {
        var added = new ArrayList<Student>();
        var updated = new ArrayList<Student>();
        for (var student : list) {
            var existing = before.get(student.dni());
            if (existing == null) {
                added.add(student);
            } else if (!existing.equals(student)) {
                updated.add(student);
            }
        }
        return new RosterChange(added, updated, List.of());
    }

    /** Enrols the students of the list, and removes each student who is not on the list. */
    static RosterChange replacing(Map<Dni, Student> before, List<Student> list) {
        var change = adding(before, list);
        var notListed = new HashMap<>(before);
        list.forEach(student -> notListed.remove(student.dni()));
        return new RosterChange(change.added, change.updated, List.copyOf(notListed.values()));
    }
}
