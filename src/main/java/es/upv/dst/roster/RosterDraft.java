// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.roster;

import java.util.List;

/**
 * A roster as it was read, before it counts.
 *
 * @param students whom it enrols, each DNI once
 * @param refused the lines that enrol nobody; if there is one, the whole draft changes nothing
 */
public record RosterDraft(List<Student> students, List<RefusedLine> refused) {

    public RosterDraft {
        students = List.copyOf(students);
        refused = List.copyOf(refused);
    }
}
