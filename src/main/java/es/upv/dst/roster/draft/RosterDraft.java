// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.roster.draft;

import es.upv.dst.roster.Student;
import java.util.List;

/**
 * A roster that was read and is not applied yet.
 *
 * @param students the students to enrol, each DNI once
 * @param refused the lines with errors; unless this is empty, the draft cannot be applied
 */
public record RosterDraft(List<Student> students, List<RefusedLine> refused) {

    public RosterDraft {
        students = List.copyOf(students);
        refused = List.copyOf(refused);
    }
}
