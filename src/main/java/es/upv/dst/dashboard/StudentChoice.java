// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.dashboard;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import es.upv.dst.roster.Dni;
import es.upv.dst.roster.Student;
import es.upv.dst.text.SearchText;
import java.util.Collection;
import java.util.List;

/** The choice of a student by name. Two students with the same name are distinguished by four digits of the DNI. */
public final class StudentChoice {

    private final List<Student> students;

    /** Rehearsal students are not offered, because they are not graded. */
    public StudentChoice(Collection<Student> roster) {
        this.students = roster.stream().filter(student -> !student.rehearsal()).toList();
    }

    /** Returns what a form offers: the name of each student, with the digits if another one has the same name. */
    public List<String> labels() {
        var frequencies = students.stream().collect(groupingBy(student -> key(student.name()), counting()));
        return students.stream()
                .map(student -> frequencies.getOrDefault(key(student.name()), 1L) > 1 ? label(student) : student.name())
                .sorted()
                .toList();
    }

    /** Finds the student that a person has typed or chosen. Accents, capitals and the width of spaces do not matter. */
    public Choice find(String typed) {
        var wanted = key(typed);
        var found = students.stream()
                .filter(student -> key(student.name()).equals(wanted)
                        || key(label(student)).equals(wanted))
                .toList();
        return switch (found.size()) {
            case 0 -> Refused.UNKNOWN;
            case 1 -> new Chosen(found.getFirst().dni());
            default -> Refused.AMBIGUOUS;
        };
    }

    private static String label(Student student) {
        return student.name() + " (" + student.dni().masked() + ")";
    }

    private static String key(String text) {
        return SearchText.of(text).replaceAll(" +", " ");
    }

    /** The result of a choice. */
    public sealed interface Choice {}

    public record Chosen(Dni dni) implements Choice {}

    /** Why nobody was chosen. */
    public enum Refused implements Choice {
        UNKNOWN,
        /** Several students have this name, and the digits are missing. */
        AMBIGUOUS;

        /** The key of the text for the page. */
        public String text() {
            return "programs.student." + name();
        }
    }
}
