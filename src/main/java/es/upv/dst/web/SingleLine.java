// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.web;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.Pattern;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A text of one line that can be stored, mailed and exported: without control characters, line separators and unpaired
 * surrogates. It is empty, or at least one character is visible.
 */
@Pattern(regexp = SingleLine.REGEXP)
@ReportAsSingleViolation
@Constraint(validatedBy = {})
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
public @interface SingleLine {

    /** Control characters, among them NUL, which PostgreSQL does not store; separators; unpaired surrogates. */
    String FORBIDDEN = "\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}";

    /** Possessive quantifiers, so that a long text is matched in linear time. */
    String REGEXP = "|(?=[\\p{Z}\\p{Cf}]*+[^\\p{Z}\\p{Cf}])[^" + FORBIDDEN + "]*+";

    String message() default "must be one line of visible text";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
