// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.dashboard.grades;

import es.upv.dst.text.WhiteSpace;
import es.upv.dst.web.SingleLine;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;

/**
 * The form that sets a grade.
 *
 * @param grade a number with a decimal comma or a decimal point
 */
record GradeForm(
        @NotNull @Pattern(regexp = NUMBER) String grade,

        @NotBlank @Size(max = ReasonForm.MAX_LENGTH) @SingleLine
        String reason) {

    private static final String NUMBER = "\\s*[0-9]{1,2}([.,][0-9]{1,2})?\\s*";

    /** Must be called only if the form is valid. */
    BigDecimal number() {
        return new BigDecimal(WhiteSpace.strip(grade).replace(',', '.'));
    }
}
