// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.dashboard.grades;

import es.upv.dst.dashboard.StudentChoice;
import es.upv.dst.web.SingleLine;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/**
 * The form that assigns a submission to a student.
 *
 * @param student a text of {@link StudentChoice}
 */
record AssignmentForm(
        @NotBlank String student,

        @NotBlank @Size(max = ReasonForm.MAX_LENGTH) @SingleLine
        String reason) {}
