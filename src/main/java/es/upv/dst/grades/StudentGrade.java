// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.grades;

import es.upv.dst.roster.Student;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * The grade of a student, computed by the rules or set by the professor.
 *
 * @param override the latest decision of the professor on this grade
 */
public record StudentGrade(
        Student student, ComputedGrade computed, HandedInProgram program, Optional<GradeOverride> override) {

    /** The grade that counts. */
    public BigDecimal grade() {
        return override.flatMap(GradeOverride::grade).orElse(computed.grade());
    }

    /** Returns whether the professor set the grade. */
    public boolean isOverridden() {
        return override.flatMap(GradeOverride::grade).isPresent();
    }

    /** The grade and its reasons in one sentence. */
    public String explanation() {
        return override.filter(change -> change.grade().isPresent())
                .map(change -> "%s: set by the professor on %s (%s); computed %s"
                        .formatted(
                                grade().toPlainString(),
                                GradingRules.time(change.changedAt()),
                                change.reason(),
                                computed.explanation()))
                .orElse(computed.explanation());
    }
}
