// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.dashboard.grades;

import es.upv.dst.roster.Dni;
import es.upv.dst.roster.PersonName;
import es.upv.dst.roster.Student;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The students who can be chosen by name, with four digits of the number for students with the same name. */
record StudentChoice(List<Student> students) {

    static StudentChoice of(Collection<Student> students) {
        return new StudentChoice(students.stream()
                .filter(student -> !student.rehearsal())
                .sorted(Comparator.comparing(Student::name))
                .toList());
    }

    /** The texts that choose a student each. */
    List<String> labels() {
        return students.stream().map(StudentChoice::label).toList();
    }

    /** Returns the only student with this text or this name; empty if there is none, or several. */
    Optional<Dni> find(String text) {
        var labelled = students.stream()
                .filter(student -> label(student).equals(text.strip()))
                .toList();
        var name = PersonName.of(text);
        var named = students.stream()
                .filter(student -> PersonName.of(student.name()).equals(name))
                .toList();
        return only(labelled.isEmpty() ? named : labelled);
    }

    private static Optional<Dni> only(List<Student> students) {
        return students.size() == 1 ? Optional.of(students.getFirst().dni()) : Optional.empty();
    }

    private static String label(Student student) {
        return student.name().strip() + " · " + student.dni().masked();
    }
}
