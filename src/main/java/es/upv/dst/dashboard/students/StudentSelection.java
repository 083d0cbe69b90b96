// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.dashboard.students;

import es.upv.dst.events.progress.LiveClass.StudentRow;
import es.upv.dst.events.progress.ProgressState;
import es.upv.dst.roster.Student;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
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
        return !q.isBlank() || state.isPresent();
    }

    /** Returns the selected students in the selected order; equal ones stay in the order of the list. */
    List<StudentRow> of(List<StudentRow> students) {
        var order = descending ? sort.order().reversed() : sort.order();
        var text = fold(q);
        return students.stream()
                .filter(row -> state.isEmpty() || state.get() == row.progress().state())
                .filter(row -> matches(row.student(), text))
                .sorted(order)
                .toList();
    }

    private static boolean matches(Student student, String text) {
        return fold(student.name()).contains(text)
                || fold(student.email()).contains(text)
                || fold(student.dni().value()).contains(text);
    }

    private static String fold(String text) {
        return Normalizer.normalize(text.strip(), Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT);
    }
}
