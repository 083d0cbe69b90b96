// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.grades;

import es.upv.dst.roster.Student;
import java.math.BigDecimal;
import java.util.Optional;

/** Grades for tests of the exports. */
public final class TestGrades {

    private TestGrades() {}

    /** A student with this grade and this sentence as explanation. */
    public static StudentGrade of(Student student, String grade, String explanation) {
        var computed = new ComputedGrade(new BigDecimal(grade), explanation, Optional.empty());
        return new StudentGrade(student, computed, HandedInProgram.NONE, Optional.empty());
    }
}
