// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.dashboard.grades;

import static org.assertj.core.api.Assertions.assertThat;

import es.upv.dst.roster.Dni;
import es.upv.dst.roster.Student;
import java.util.List;
import org.junit.jupiter.api.Test;

class StudentChoiceTest {

    private static final Dni ANA = new Dni("11112222");
    private static final Dni EVA = new Dni("33334444");
    private static final Dni OTHER_EVA = new Dni("55556666");

    private final StudentChoice choice = StudentChoice.of(List.of(
            new Student(EVA, "Eva Ríos", "eva@example.org"),
            new Student(OTHER_EVA, "Eva Ríos", "eva.rios@example.org"),
            new Student(ANA, "Ana Soler", "ana@example.org"),
            new Student(new Dni("77778888"), "Robot", "robot@example.org").asRehearsal()));

    @Test
    void uniqueName_isFound() {
        assertThat(choice.find("soler, ana")).contains(ANA);
    }

    @Test
    void label_distinguishesStudentsWithTheSameName() {
        assertThat(choice.labels())
                .containsExactly("Ana Soler · ***1222**", "Eva Ríos · ***3444**", "Eva Ríos · ***5666**");
        assertThat(choice.find(" Eva Ríos · ***5666** ")).contains(OTHER_EVA);
    }

    @Test
    void ambiguousOrUnknownName_isNotFound() {
        assertThat(choice.find("Eva Ríos")).isEmpty();
        assertThat(choice.find("Nobody")).isEmpty();
        assertThat(choice.find("Robot")).isEmpty();
        assertThat(choice.find("")).isEmpty();
    }
}
