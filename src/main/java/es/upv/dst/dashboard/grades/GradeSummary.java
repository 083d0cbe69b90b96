// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.dashboard.grades;

import es.upv.dst.grades.HandedInProgram.Decision;
import es.upv.dst.grades.StudentGrade;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;

/**
 * The numbers of a list of grades.
 *
 * @param students all students
 * @param certified those with a submission that certifies them
 * @param accepted those with an accepted program
 * @param set those whose grade the professor has set
 * @param byGrade the number of students with each grade, the highest grade first
 */
record GradeSummary(long students, long certified, long accepted, long set, Map<BigDecimal, Long> byGrade) {

    static GradeSummary of(Collection<StudentGrade> grades) {
        // By value, because 0.30 and 0.3 are the same grade.
        var byGrade = new TreeMap<BigDecimal, Long>(Comparator.reverseOrder());
        grades.forEach(grade -> byGrade.merge(grade.grade(), 1L, Long::sum));
        return new GradeSummary(
                grades.size(),
                grades.stream().filter(grade -> grade.computed().certified()).count(),
                grades.stream()
                        .filter(grade -> grade.program().decision() == Decision.ACCEPTED)
                        .count(),
                grades.stream().filter(StudentGrade::isOverridden).count(),
                byGrade);
    }
}
