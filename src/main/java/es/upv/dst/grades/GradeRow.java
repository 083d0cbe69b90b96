// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.grades;

import java.math.BigDecimal;

/**
 * The grade of a student in a response.
 *
 * @param dni the whole number in JSON; four digits of it in CSV
 * @param program the decision on the program
 * @param originality the state of the case about the program
 */
record GradeRow(
        String dni,
        String name,
        String email,
        boolean certified,
        HandedInProgram.Decision program,
        HandedInProgram.CaseState originality,
        BigDecimal grade,
        String explanation,
        boolean overridden) {

    static GradeRow of(StudentGrade grade) {
        return of(grade, grade.student().dni().value());
    }

    /** Returns the row for a file, which may be published: it must not have the whole number next to the name. */
    static GradeRow masked(StudentGrade grade) {
        return of(grade, grade.student().dni().masked());
    }

    private static GradeRow of(StudentGrade grade, String dni) {
        var student = grade.student();
        return new GradeRow(
                dni,
                student.name(),
                student.email(),
                grade.computed().certified(),
                grade.program().decision(),
                grade.program().originality(),
                grade.grade(),
                grade.explanation(),
                grade.isOverridden());
    }
}
