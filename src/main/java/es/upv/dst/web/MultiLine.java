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
 * A text of any number of lines that can be stored and mailed: without unpaired surrogates, and without control
 * characters other than tabs and line breaks. It is empty, or at least one character is visible.
 */
@Pattern(regexp = MultiLine.REGEXP)
@ReportAsSingleViolation
@Constraint(validatedBy = {})
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
public @interface MultiLine {

    String REGEXP = "|(?=[\\p{Z}\\p{Cf}\\t\\n\\r]*+[^\\p{Z}\\p{Cf}\\t\\n\\r])[\\t\\n\\r[^\\p{Cc}\\p{Cs}]]*+";

    String message() default "must be visible text without control characters";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
