// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.grades.certification;

import static java.util.stream.Collectors.toUnmodifiableMap;

import es.upv.dst.grades.certification.StudentMatch.Matched;
import es.upv.dst.grades.certification.StudentMatch.MatchedBy;
import es.upv.dst.roster.Dni;
import es.upv.dst.roster.Student;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Decides which student a submission is of: the one to whom the professor assigned it, otherwise the one whom it names.
 * An assignment to a student who is no longer on the roster does not count.
 */
public final class SubmissionAttribution {

    private final Map<Dni, Student> students;
    private final Map<Long, SubmissionAssignment> assignments;
    private final SubmissionMatcher matcher;

    /**
     * @param students the students who can be certified
     * @param assignments the latest assignment of each submission
     */
    SubmissionAttribution(Collection<Student> students, Map<Long, SubmissionAssignment> assignments) {
        this.students = students.stream().collect(toUnmodifiableMap(Student::dni, Function.identity()));
        this.assignments = Map.copyOf(assignments);
        this.matcher = new SubmissionMatcher(students);
    }

    /** Finds the student of a submission with this number, name and address, whatever its verdict is. */
    public StudentMatch find(long submissionId, String name, String email) {
        return assignedTo(submissionId)
                .flatMap(dni -> Optional.ofNullable(students.get(dni)))
                .<StudentMatch>map(student -> new Matched(student, MatchedBy.PROFESSOR))
                .orElseGet(() -> matcher.find(name, email));
    }

    /** Returns the student of the latest assignment of a submission, who need not be on the roster. */
    public Optional<Dni> assignedTo(long submissionId) {
        return Optional.ofNullable(assignments.get(submissionId)).map(SubmissionAssignment::dni);
    }
}
