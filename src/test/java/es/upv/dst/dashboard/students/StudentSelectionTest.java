// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.dashboard.students;

import static org.assertj.core.api.Assertions.assertThat;

import es.upv.dst.events.progress.LiveClass.StudentRow;
import es.upv.dst.events.progress.ProgressState;
import es.upv.dst.events.progress.StudentProgress;
import es.upv.dst.roster.Dni;
import es.upv.dst.roster.Student;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StudentSelectionTest {

    private static final StudentRow ALVARO =
            row("00000003", "Álvaro Núñez", "zalvaro@example.org", ProgressState.REFUSED, 5);
    private static final StudentRow BEA = row("00000002", "Bea", "bea@example.org", ProgressState.ANSWERED, 9);
    private static final StudentRow ZOE = row("00000001", "Zoe", "ALVA@example.org", ProgressState.ANSWERED, 9);

    @ParameterizedTest
    @ValueSource(strings = {"nunez", "NÚÑEZ", " álvaro ", "zalvaro@", "0003"})
    void text_isFoundInNameAddressAndDni(String q) {
        assertThat(select(q, Optional.empty(), StudentColumn.NAME, false)).containsExactly(ALVARO);
    }

    @Test
    void state_andText_mustBothMatch() {
        assertThat(select("alva", Optional.of(ProgressState.ANSWERED), StudentColumn.NAME, false))
                .containsExactly(ZOE);
    }

    @Test
    void accents_doNotMatterInTheOrder() {
        assertThat(select("", Optional.empty(), StudentColumn.NAME, false)).containsExactly(ALVARO, BEA, ZOE);
        assertThat(select("", Optional.empty(), StudentColumn.NAME, true)).containsExactly(ZOE, BEA, ALVARO);
    }

    @Test
    void equalStudents_stayInTheOrderOfTheList() {
        assertThat(select("", Optional.empty(), StudentColumn.REQUESTS, true)).containsExactly(ZOE, BEA, ALVARO);
    }

    private static List<StudentRow> select(
            String q, Optional<ProgressState> state, StudentColumn sort, boolean descending) {
        return new StudentSelection(q, state, sort, descending).of(List.of(ZOE, BEA, ALVARO));
    }

    private static StudentRow row(String dni, String name, String email, ProgressState state, int requests) {
        return new StudentRow(
                new Student(new Dni(dni), name, email),
                new StudentProgress(state, "MALFORMED", Optional.empty(), requests, 0));
    }
}
