// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.roster.draft;

import es.upv.dst.language.Sentence;
import es.upv.dst.roster.Student;
import java.util.List;

/**
 * A roster that was read and is not applied yet.
 *
 * @param students the students to enrol, each DNI once
 * @param refused the lines with errors; unless this is empty, the draft cannot be applied
 * @param ignoredColumns the headings of the columns that the lab does not need
 * @param notes what a person should know about how the file was read
 */
public record RosterDraft(
        List<Student> students, List<RefusedLine> refused, List<String> ignoredColumns, List<Sentence> notes) {

    public RosterDraft {
        students = List.copyOf(students);
        refused = List.copyOf(refused);
        ignoredColumns = List.copyOf(ignoredColumns);
        notes = List.copyOf(notes);
    }

    /** A draft of which all was read. */
    public RosterDraft(List<Student> students, List<RefusedLine> refused) {
        this(students, refused, List.of(), List.of());
    }

    /** Whether the draft names nobody and has no other error than that. */
    public boolean isEmpty() {
        return students.isEmpty() && refused.stream().allMatch(line -> line.reason() == RosterError.EMPTY);
    }
}
