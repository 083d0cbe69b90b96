// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.grades;

import es.upv.dst.roster.Dni;
import java.math.BigDecimal;

/**
 * The grade of a student in a response.
 *
 * @param dni the whole number in JSON; four digits of it in CSV
 * @param program the decision on the program
 * @param originality the state of the case about the program
 */
public record GradeRow(
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
    public static GradeRow masked(StudentGrade grade) {
        return of(grade, maskedDni(grade.student().dni()));
    }

    /**
     * Returns the number with its final letter, of which the digits at the positions 4 to 7 are visible: {@code
     * ***4567**} and, without the first letter, {@code ****4567*}. These positions are the recommendation of the
     * Spanish data protection agency. They are the same everywhere, so that two lists do not add up to a whole number.
     */
    static String maskedDni(Dni dni) {
        var value = dni.value();
        return Character.isDigit(value.charAt(0))
                ? "***" + value.substring(3, 7) + "**"
                : "****" + value.substring(4, 8) + "*";
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
