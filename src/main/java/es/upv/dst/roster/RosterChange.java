// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.roster;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The rows that have to be written so that a roster says what a list says. */
record RosterChange(List<Student> added, List<Student> updated, List<Student> removed) {

    boolean isEmpty() {
        return added.isEmpty() && updated.isEmpty() && removed.isEmpty();
    }

    /** Those on the list are enrolled; the others stay. */
    static RosterChange adding(Map<Dni, Student> before, List<Student> list) {
        var added = new ArrayList<Student>();
        var updated = new ArrayList<Student>();
        for (var student : list) {
            var known = before.get(student.dni());
            if (known == null) {
                added.add(student);
            } else if (!known.equals(student)) {
                updated.add(student);
            }
        }
        return new RosterChange(added, updated, List.of());
    }

    /** Those on the list are enrolled, and nobody else. */
    static RosterChange replacing(Map<Dni, Student> before, List<Student> list) {
        var change = adding(before, list);
        var others = new HashMap<>(before);
        list.forEach(student -> others.remove(student.dni()));
        return new RosterChange(change.added, change.updated, List.copyOf(others.values()));
    }
}
