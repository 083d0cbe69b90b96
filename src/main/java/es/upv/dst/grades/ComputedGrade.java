// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.grades;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * The grade of a student by the rules.
 *
 * @param explanation the grade and its reasons in one sentence
 */
record ComputedGrade(boolean certified, BigDecimal grade, String explanation) {

    ComputedGrade {
        grade = withoutTrailingZeros(grade);
        explanation = grade.toPlainString() + ": " + explanation;
    }

    /** Returns the grade rounded to two decimals, without trailing zeros and without an exponent. */
    static BigDecimal withoutTrailingZeros(BigDecimal grade) {
        var stripped =
                grade.setScale(GradesProperties.DECIMALS, RoundingMode.HALF_UP).stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
