// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.course.personal;

import static org.assertj.core.api.Assertions.assertThat;

import es.upv.dst.fixture.Lab;
import es.upv.dst.fixture.Student;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Tests access and erasure of one student if submissions of other students have the same address. */
@Tag("database")
class SharedAddressIT {

    @TempDir
    Path folder;

    @Test
    void addressOfTwoStudents_showsAndErasesOnlyTheRowsOfOne() {
        try (var lab = Lab.embedded(folder).enroll(2);
                var student = lab.student(1)) {
            submit(student, 1, "Alumno 1;pelim@upv.example");
            submit(student, 2, "Alumno 2;pelim@upv.example");

            var data = data(lab, 1);
            assertThat(data.get("submission").size()).isEqualTo(1);
            assertThat(data.get("mail").size()).isEqualTo(1);
            assertThat(data.toString()).contains("Alumno 1").doesNotContain("Alumno 2", Lab.dni(2));

            erase(lab, 1);
            assertThat(isCertified(lab, 2)).isTrue();
            assertThat(lab.countRows("submission where name = 'Alumno 2' and email = 'pelim@upv.example'"))
                    .isEqualTo(1);
            assertThat(lab.countRows(
                            "mail where name = 'Alumno 2' and email = 'pelim@upv.example'" + " and state = 'pending'"))
                    .isEqualTo(1);
            assertThat(lab.admin().snapshot().toString()).doesNotContain("Alumno 1", Lab.dni(1));
            assertThat(lab.countRows("mail where name = 'Alumno 1'")).isZero();
        }
    }

    @Test
    void emptyAddress_showsAndErasesOnlyTheRowsOfOne() {
        try (var lab = Lab.embedded(folder).enroll(2);
                var student = lab.student(1)) {
            submit(student, 1, "Alumno 1;");
            student.publish("DST/SOLUCION", "no fields");
            student.awaitVerdict();
            lab.executeSql("""
                    insert into program (received_at, origin, sender, content_hash, state, files, line_count, complete,
                                         missing, decision)
                    values (current_timestamp, 'mail', '', 'hash', 'unassigned', '[]', 1, false, '[]', 'undecided')
                    """);
            assertThat(data(lab, 1).has("program")).isFalse();
            submit(student, 2, "Alumno 2;");
            assertThat(data(lab, 1).get("submission").size()).isEqualTo(1);

            erase(lab, 1);
            assertThat(isCertified(lab, 2)).isTrue();
            assertThat(lab.countRows("program")).isEqualTo(1);
            assertThat(lab.countRows("submission where sent = 'no fields'")).isEqualTo(1);
        }
    }

    @Test
    void submissionAssignedToAnotherStudent_isNotOfTheOneWhoRequestedTheCode() {
        try (var lab = Lab.embedded(folder).enroll(2);
                var student = lab.student(2)) {
            submit(student, 2, "Pepito;private@home.example");
            StudentDataIT.assign(lab, 1, Lab.dni(1));
            assertThat(data(lab, 1).get("mail").size()).isEqualTo(1);
            assertThat(data(lab, 2).has("mail")).isFalse();
            assertThat(data(lab, 2).get("submission").toString())
                    .as("the code is shown without the other student")
                    .contains(Lab.dni(2))
                    .doesNotContain("Pepito", "private@");

            erase(lab, 2);
            assertThat(isCertified(lab, 1)).isTrue();
            assertThat(lab.countRows("mail where email = 'private@home.example' and state = 'pending'"))
                    .isEqualTo(1);
            assertThat(lab.countRows("submission where email = 'private@home.example' and name = 'Pepito'"))
                    .isEqualTo(1);
        }
    }

    @Test
    void addressInsideAnotherAddress_isNotInAMalformedSubmission() {
        try (var lab = Lab.embedded(folder).enroll(1);
                var student = lab.student(1)) {
            for (var sent : new String[] {"xalumno1@example.org", "100000001", "to alumno1@example.org."}) {
                student.publish("DST/SOLUCION", sent);
                student.awaitVerdict();
            }
            assertThat(data(lab, 1).get("submission").size()).isEqualTo(1);
        }
    }

    private static void submit(Student student, int issuedTo, String nameAndAddress) {
        student.publish("DST/PETICION", Lab.dni(issuedTo));
        student.publish("DST/SOLUCION", student.awaitCode() + ";" + nameAndAddress);
        assertThat(student.awaitVerdict()).endsWith(";ACCEPTED");
    }

    private static JsonNode data(Lab lab, int student) {
        return lab.admin().get("/api/students/" + Lab.dni(student));
    }

    private static void erase(Lab lab, int student) {
        var response = StudentDataIT.erase(lab, Lab.dni(student), Lab.dni(student));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    }

    private static boolean isCertified(Lab lab, int student) {
        return lab.admin()
                .get("/api/grades/" + Lab.dni(student))
                .at("/grade/certified")
                .asBoolean();
    }
}
