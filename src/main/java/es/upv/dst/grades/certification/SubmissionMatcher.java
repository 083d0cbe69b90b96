// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.grades.certification;

import static java.util.stream.Collectors.groupingBy;

import es.upv.dst.address.EmailAddress;
import es.upv.dst.grades.certification.StudentMatch.Matched;
import es.upv.dst.grades.certification.StudentMatch.MatchedBy;
import es.upv.dst.grades.certification.StudentMatch.Unmatched;
import es.upv.dst.grades.certification.StudentMatch.UnmatchedReason;
import es.upv.dst.roster.PersonName;
import es.upv.dst.roster.Student;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Finds the student whom a submission names: by address, then by name. Never chooses between several students. */
public final class SubmissionMatcher {

    private final Map<String, List<Student>> byAddress;
    private final Map<PersonName, List<Student>> byName;

    /** @param students the students who can be certified */
    public SubmissionMatcher(Collection<Student> students) {
        this.byAddress = students.stream().collect(groupingBy(student -> EmailAddress.key(student.email())));
        this.byName = students.stream()
                .filter(student -> !PersonName.of(student.name()).isEmpty())
                .collect(groupingBy(student -> PersonName.of(student.name())));
    }

    /**
     * Finds the student with this name and address, as the student sent them. A name of several students, of whom one
     * has the address, is that student's. So is an address of several students, of whom one has the name.
     */
    public StudentMatch find(String name, String email) {
        var withAddress = byAddress.getOrDefault(EmailAddress.key(email), List.of());
        var withName = byName.getOrDefault(PersonName.of(name), List.of());
        if (withAddress.isEmpty()) {
            return one(withName, MatchedBy.NAME);
        }
        if (withName.isEmpty()) {
            return one(withAddress, MatchedBy.ADDRESS);
        }
        var withBoth = withAddress.stream().filter(withName::contains).toList();
        return withBoth.isEmpty()
                ? new Unmatched(UnmatchedReason.CONTRADICTION, concat(withAddress, withName))
                : one(withBoth, MatchedBy.ADDRESS);
    }

    private static StudentMatch one(List<Student> students, MatchedBy by) {
        return switch (students.size()) {
            case 0 -> new Unmatched(UnmatchedReason.NOBODY, List.of());
            case 1 -> new Matched(students.getFirst(), by);
            default -> new Unmatched(UnmatchedReason.SEVERAL, students);
        };
    }

    private static List<Student> concat(List<Student> first, List<Student> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }
}
