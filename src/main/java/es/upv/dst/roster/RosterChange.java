// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.roster;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The rows to insert, update and delete to bring a roster to the state of a list. */
record RosterChange(List<Student> added, List<Student> updated, List<Student> removed) {

    boolean isEmpty() {
        return added.isEmpty() && updated.isEmpty() && removed.isEmpty();
    }

    /** Enrols the students of the list; other students stay. */
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

    /** Enrols the students of the list and removes all others. */
    static RosterChange replacing(Map<Dni, Student> before, List<Student> list) {
        var change = adding(before, list);
        var others = new HashMap<>(before);
        list.forEach(student -> others.remove(student.dni()));
        return new RosterChange(change.added, change.updated, List.copyOf(others.values()));
    }
}
