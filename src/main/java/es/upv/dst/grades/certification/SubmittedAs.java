// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.grades.certification;

import es.upv.dst.submissions.Solution;

/** The name and the address in a submission, as the student sent them. */
public record SubmittedAs(String name, String email) {

    static SubmittedAs of(Solution solution) {
        return new SubmittedAs(solution.name(), solution.email());
    }
}
