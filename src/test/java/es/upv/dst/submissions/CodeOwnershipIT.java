// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.submissions;

import static org.assertj.core.api.Assertions.assertThat;

import es.upv.dst.fixture.Lab;
import es.upv.dst.fixture.Student;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With the owner roster, a code counts only for the student who drew it. */
@Tag("database")
class CodeOwnershipIT {

    @TempDir
    Path folder;

    @Test
    void codeOfAnotherStudent_isRefused_andStaysOpenForItsOwner() {
        try (var lab = Lab.embedded(folder, "--dst.submissions.owner=roster").enroll(2);
                var student = lab.student(1)) {
            var code = student.requestCode();
            assertThat(submit(student, code, 2)).isEqualTo(code + ";NOT_YOURS");
            assertThat(student.submitAndAwaitVerdict(code))
                    .as("an address that is not on the roster")
                    .isEqualTo(code + ";NOT_YOURS");
            assertThat(lab.admin().get("/api/codes/" + code).at("/state").asString())
                    .isEqualTo("OPEN");
            assertThat(lab.admin()
                            .get("/api/submissions?verdict=NOT_YOURS")
                            .at("/total")
                            .asInt())
                    .isEqualTo(2);
            assertThat(submit(student, code, 1)).isEqualTo(code + ";ACCEPTED");
            assertThat(lab.admin().get("/api/status").at("/submissions/refused").asInt())
                    .isEqualTo(2);
            assertThat(sender(lab, "/api/submissions")).startsWith("127.0.0.1");
            assertThat(sender(lab, "/api/requests")).startsWith("127.0.0.1");
        }
    }

    @Test
    void codeOfAStudentWhoWasRemoved_countsForNobody_untilTheStudentIsEnrolledAgain() {
        try (var lab = Lab.embedded(folder, "--dst.submissions.owner=roster").enroll(1);
                var student = lab.student(1)) {
            var code = student.requestCode();
            lab.admin().exchange("PUT", "/api/roster?confirm=true", "text/csv", "application/json", "dni,name,email\n");
            assertThat(submit(student, code, 1)).isEqualTo(code + ";NOT_YOURS");
            lab.enroll(1);
            assertThat(submit(student, code, 1)).isEqualTo(code + ";ACCEPTED");
        }
    }

    private static String sender(Lab lab, String path) {
        return lab.admin().get(path).at("/items/0/sender").asString();
    }

    /** Submits with the address of a student on the roster, in another spelling, and returns the next verdict. */
    private static String submit(Student student, String code, int number) {
        student.clearReceived();
        student.publish("DST/SOLUCION", "%s;Alumno;Alumno <ALUMNO%d@Example.ORG>".formatted(code, number));
        return student.awaitVerdict();
    }
}
