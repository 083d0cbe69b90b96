// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.grades;

import es.upv.dst.grades.certification.StudentMatch.MatchedBy;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Optional;

/**
 * The grade of a student by the rules.
 *
 * @param explanation the grade and its reasons in one sentence
 * @param counted the submission that certifies the student; empty if there is none
 */
public record ComputedGrade(BigDecimal grade, String explanation, Optional<CountedSubmission> counted) {

    public ComputedGrade {
        grade = withoutTrailingZeros(grade);
        explanation = grade.toPlainString() + ": " + explanation;
    }

    /** Whether a submission certifies the student. */
    public boolean certified() {
        return counted.isPresent();
    }

    /**
     * The submission by which a student is certified.
     *
     * @param by what identifies the student
     * @param late whether it arrived after the deadline
     */
    public record CountedSubmission(Instant receivedAt, String code, MatchedBy by, boolean late) {}

    /** Returns the grade rounded to two decimals, without trailing zeros and without an exponent. */
    static BigDecimal withoutTrailingZeros(BigDecimal grade) {
        var stripped =
                grade.setScale(GradesProperties.DECIMALS, RoundingMode.HALF_UP).stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
