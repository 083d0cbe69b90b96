// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.grades.certification;

import static org.assertj.core.api.Assertions.assertThat;

import es.upv.dst.grades.certification.StudentMatch.Matched;
import es.upv.dst.grades.certification.StudentMatch.MatchedBy;
import es.upv.dst.roster.Dni;
import es.upv.dst.roster.Student;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tests which student a submission is of if the professor has assigned it. */
class SubmissionAttributionTest {

    private static final Student ANA = new Student(new Dni("00000001"), "Ana Gil", "ana@b.es");
    private static final Student LUIS = new Student(new Dni("00000002"), "Luis Peña", "luis@b.es");
    private static final Dni REMOVED = new Dni("00000003");

    private final SubmissionAttribution attribution = new SubmissionAttribution(
            List.of(ANA, LUIS), Map.of(1L, assignment(1, LUIS.dni()), 2L, assignment(2, REMOVED)));

    @Test
    void assignedSubmission_isOfTheAssignedStudent_alsoIfItNamesAnother() {
        assertThat(attribution.find(1, "Ana Gil", "ana@b.es")).isEqualTo(new Matched(LUIS, MatchedBy.PROFESSOR));
        assertThat(attribution.assignedTo(1)).contains(LUIS.dni());
    }

    @Test
    void assignmentToAStudentWhoLeftTheRoster_doesNotCount() {
        assertThat(attribution.find(2, "Ana Gil", "x@c.es")).isEqualTo(new Matched(ANA, MatchedBy.NAME));
        assertThat(attribution.assignedTo(2)).contains(REMOVED);
    }

    @Test
    void otherSubmission_isOfTheStudentWhomItNames() {
        assertThat(attribution.find(3, "x", "ANA@b.es")).isEqualTo(new Matched(ANA, MatchedBy.ADDRESS));
        assertThat(attribution.assignedTo(3)).isEmpty();
    }

    private static SubmissionAssignment assignment(long submission, Dni dni) {
        return new SubmissionAssignment(Instant.EPOCH, submission, dni, "asked");
    }
}
