// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import es.upv.dst.dashboard.StudentChoice.Chosen;
import es.upv.dst.dashboard.StudentChoice.Refused;
import es.upv.dst.roster.Dni;
import es.upv.dst.roster.Student;
import java.util.List;
import org.junit.jupiter.api.Test;

class StudentChoiceTest {

    private static final Student ANA = student("00000001", "Ana Núñez");
    private static final Student EVA = student("12345678", "Eva Gil");
    private static final Student OTHER_EVA = student("87654321", "Eva  gil");

    private final StudentChoice choice = new StudentChoice(
            List.of(ANA, EVA, OTHER_EVA, student("00000002", "Zoe").asRehearsal()));

    @Test
    void labels_areNames_withDigitsOnlyIfTwoStudentsHaveTheName() {
        assertThat(choice.labels()).containsExactly("Ana Núñez", "Eva  gil (***5432**)", "Eva Gil (***4567**)");
    }

    @Test
    void name_isFoundWithoutAccentsAndCapitals() {
        assertThat(choice.find(" ana  NUNEZ ")).isEqualTo(new Chosen(ANA.dni()));
    }

    @Test
    void nameOfTwoStudents_needsTheDigits() {
        assertThat(choice.find("Eva Gil")).isEqualTo(Refused.AMBIGUOUS);
        assertThat(choice.find("Eva Gil (***4567**)")).isEqualTo(new Chosen(EVA.dni()));
    }

    @Test
    void unknownName_partOfAName_andRehearsalStudent_areNotFound() {
        for (var typed : List.of("", "Ana", "Zoe", "00000001")) {
            assertThat(choice.find(typed)).as(typed).isEqualTo(Refused.UNKNOWN);
        }
    }

    private static Student student(String dni, String name) {
        return new Student(new Dni(dni), name, "a@example.org");
    }
}
