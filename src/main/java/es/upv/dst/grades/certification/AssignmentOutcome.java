// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.grades.certification;

/** The outcome of an assignment of a submission by the professor. */
public enum AssignmentOutcome {
    ASSIGNED("the submission certifies this student"),
    NO_SUCH_SUBMISSION("there is no accepted submission with this id"),
    NOT_ENROLLED("no student on the roster has this DNI, or it is a rehearsal student");

    private final String meaning;

    AssignmentOutcome(String meaning) {
        this.meaning = meaning;
    }

    String meaning() {
        return meaning;
    }
}
