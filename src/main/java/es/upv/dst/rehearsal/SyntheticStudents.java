// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.rehearsal;

import es.upv.dst.roster.Dni;
import es.upv.dst.roster.Roster;
import es.upv.dst.roster.Student;
import java.util.List;
import java.util.stream.IntStream;

/** Generates the synthetic students of a rehearsal. */
final class SyntheticStudents {

    /**
     * The DNI of the first student. Each next student has a smaller DNI. The police have not issued such high numbers.
     */
    private static final int HIGHEST_DNI = 99_999_999;

    private SyntheticStudents() {}

    /** Students with DNIs that are not on the roster, and with addresses in the reserved domain {@code .invalid}. */
    static List<Student> of(int students, Roster roster) {
        return IntStream.iterate(HIGHEST_DNI, number -> number - 1)
                .mapToObj(number -> new Dni(String.valueOf(number)))
                .filter(dni -> roster.find(dni).isEmpty())
                .limit(students)
                .map(dni -> new Student(dni, "Ensayo " + dni, "ensayo" + dni + "@rehearsal.invalid"))
                .toList();
    }
}
