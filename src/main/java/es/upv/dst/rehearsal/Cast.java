// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.rehearsal;

import es.upv.dst.roster.Dni;
import es.upv.dst.roster.Roster;
import es.upv.dst.roster.Student;
import java.util.List;
import java.util.stream.IntStream;

/** Who takes part in a rehearsal. */
final class Cast {

    /** So high that the police has not come to them in eighty years; down from here. */
    private static final int HIGHEST = 99_999_999;

    private Cast() {}

    /** So many, with numbers that nobody on the roster has, and addresses to which no mail can go. */
    static List<Student> of(int students, Roster roster) {
        return IntStream.iterate(HIGHEST, number -> number - 1)
                .mapToObj(number -> new Dni(String.valueOf(number)))
                .filter(dni -> roster.find(dni).isEmpty())
                .limit(students)
                .map(dni -> new Student(dni, "Ensayo " + dni, "ensayo" + dni + "@rehearsal.invalid"))
                .toList();
    }
}
