// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.grades.certification;

import es.upv.dst.grades.certification.StudentMatch.MatchedBy;
import es.upv.dst.roster.Student;
import es.upv.dst.submissions.accepted.AcceptedSubmission;

/** An accepted submission and the student whom it certifies. */
public record Certification(AcceptedSubmission submission, Student student, MatchedBy by) {

    /** Returns whether the code was issued to another student, whose data were not erased. */
    boolean isClaim() {
        return submission.issuedTo().filter(dni -> !dni.equals(student.dni())).isPresent();
    }
}
