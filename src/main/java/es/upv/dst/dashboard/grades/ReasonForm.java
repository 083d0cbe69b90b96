// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.dashboard.grades;

import es.upv.dst.web.SingleLine;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** The form that removes a grade that was set. */
record ReasonForm(
        @NotBlank @Size(max = MAX_LENGTH) @SingleLine String reason) {

    static final int MAX_LENGTH = 500;
}
