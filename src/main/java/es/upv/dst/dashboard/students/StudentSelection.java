// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.dashboard.students;

import es.upv.dst.events.progress.LiveClass.StudentRow;
import es.upv.dst.events.progress.ProgressState;
import es.upv.dst.roster.Student;
import es.upv.dst.text.SearchText;
import es.upv.dst.text.WhiteSpace;
import java.util.List;
import java.util.Optional;

/**
 * Which students the list shows, and in which order.
 *
 * @param q a part of the name, of the address or of the DNI; letter case and accents do not matter; empty for all
 * @param state empty for all states
 * @param descending whether the order of the column is reversed
 */
record StudentSelection(String q, Optional<ProgressState> state, StudentColumn sort, boolean descending) {

    public boolean isFiltered() {
        return !WhiteSpace.isBlank(q) || state.isPresent();
    }

    /** Returns the selected students in the selected order; equal ones stay in the order of the list. */
    List<StudentRow> of(List<StudentRow> students) {
        var order = descending ? sort.order().reversed() : sort.order();
        var text = SearchText.of(q);
        return students.stream()
                .filter(row -> state.isEmpty() || state.get() == row.progress().state())
                .filter(row -> matches(row.student(), text))
                .sorted(order)
                .toList();
    }

    private static boolean matches(Student student, String text) {
        return SearchText.contains(student.name(), text)
                || SearchText.contains(student.email(), text)
                || SearchText.contains(student.dni().value(), text);
    }
}
