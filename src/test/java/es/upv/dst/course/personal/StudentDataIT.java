// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.course.personal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import es.upv.dst.fixture.Lab;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests access to the data of one student, and their erasure. */
@Tag("database")
class StudentDataIT {

    @TempDir
    Path folder;

    @Test
    void erasedStudent_isInNoAnswer_andCountsAndCodesStay() {
        try (var lab = Lab.embedded(folder).enroll(3);
                var student = lab.student(1)) {
            var used = student.requestCode();
            var open = student.requestCode();
            student.publish("DST/PETICION", Lab.dni(1) + "R");
            student.publish("DST/SOLUCION", "00000;Alumno Uno;ALUMNO1@example.org");
            student.publish("DST/SOLUCION", used + ";Alumno Uno;uno@home.example");
            student.publish("DST/SOLUCION", "Alumno Uno, alumno1@example.org");
            await().until(() ->
                    lab.admin().get("/api/status").at("/submissions/total").asInt() == 3);
            try (var other = lab.student(2)) {
                assertThat(other.submitAndAwaitVerdict(other.requestCode())).endsWith("ACCEPTED");
            }
            var data = lab.admin().get("/api/students/" + Lab.dni(1));
            assertThat(lab.admin().get("/api/grades/unmatched").get("total").asInt())
                    .as("neither submission has a name or an address of the roster")
                    .isEqualTo(2);
            assertThat(data.get("student").size()).isEqualTo(1);
            assertThat(data.get("code").size()).isEqualTo(2);
            assertThat(data.get("request").size()).isEqualTo(3);
            assertThat(data.get("submission").size()).isEqualTo(3);
            assertThat(data.get("mail").size()).isEqualTo(3);
            assertThat(data.toString()).doesNotContain(Lab.dni(2));
            var before = lab.admin().get("/api/status");

            assertThat(erase(lab, Lab.dni(1), Lab.dni(2)).statusCode()).isEqualTo(422);
            assertThat(erase(lab, Lab.dni(1), Lab.dni(1)).body()).contains("\"code\":2", "\"student\":1");

            assertThat(lab.admin().snapshot().toString())
                    .doesNotContain(Lab.dni(1), "Alumno Uno", "lumno1@", "ALUMNO1@", "uno@home")
                    .contains(Lab.dni(2));
            var after = lab.admin().get("/api/status");
            for (var counts : new String[] {"/codes", "/requests", "/submissions"}) {
                assertThat(after.at(counts)).isEqualTo(before.at(counts));
            }
            assertThat(after.at("/mail/pending").asInt()).isEqualTo(1);
            assertThat(lab.admin()
                            .get("/api/students/" + Lab.dni(1))
                            .get("status")
                            .asInt())
                    .isEqualTo(404);
            assertThat(lab.admin().get("/api/codes/" + used).get("dni").isNull())
                    .isTrue();

            assertThat(lab.admin().get("/api/grades").get("total").asInt()).isEqualTo(2);
            assertThat(lab.admin().get("/api/grades/unmatched").get("total").asInt())
                    .as("the erased submission names nobody")
                    .isEqualTo(1);

            lab.enroll(3);
            assertThat(student.submitAndAwaitVerdict(used)).isEqualTo(used + ";ALREADY_USED");
            assertThat(student.requestCode()).isNotIn(used, open);
            assertThat(student.submitAndAwaitVerdict(open)).isEqualTo(open + ";ACCEPTED");
        }
    }

    @Test
    void codeUsedByAnotherStudentFromAPrivateAddress_staysWithThatStudent() {
        try (var lab = Lab.embedded(folder).enroll(2);
                var student = lab.student(2)) {
            student.publish("DST/PETICION", Lab.dni(1));
            student.publish("DST/SOLUCION", student.awaitCode() + ";Alumno 2;private@home.example");
            assertThat(student.awaitVerdict()).endsWith(";ACCEPTED");
            assertThat(lab.admin().handIn(Lab.dni(2), "a.py", "import json").statusCode())
                    .isEqualTo(201);
            assertThat(erase(lab, Lab.dni(1), Lab.dni(1)).statusCode()).isEqualTo(200);
            assertThat(lab.admin()
                            .get("/api/grades/" + Lab.dni(2))
                            .at("/grade/certified")
                            .asBoolean())
                    .isTrue();
            assertThat(lab.admin().get("/api/programs").get("total").asInt()).isEqualTo(1);
        }
    }

    @Test
    void certificateWithTheCodeOfAnErasedStudent_remains() {
        try (var lab = Lab.embedded(folder).enroll(2);
                var student = lab.student(2)) {
            student.publish("DST/PETICION", Lab.dni(1));
            student.publish("DST/SOLUCION", student.awaitCode() + ";Alumno 2;alumno2@example.org");
            assertThat(student.awaitVerdict()).endsWith(";ACCEPTED");
            assertThat(lab.admin().get("/api/grades/claims").get("total").asInt())
                    .isEqualTo(1);
            assertThat(erase(lab, Lab.dni(1), Lab.dni(1)).statusCode()).isEqualTo(200);
            assertThat(lab.admin()
                            .get("/api/grades/" + Lab.dni(2))
                            .at("/grade/certified")
                            .asBoolean())
                    .isTrue();
            assertThat(lab.admin().get("/api/grades/claims").get("total").asInt())
                    .isZero();
        }
    }

    /** The name identifies the student, also with a mistyped address and the code of another student. */
    @Test
    void studentWithAMistypedAddress_isFoundAndErased_alsoInCases() {
        try (var lab = Lab.embedded(folder).enroll(3);
                var student = lab.student(2)) {
            student.publish("DST/PETICION", Lab.dni(1));
            student.publish("DST/SOLUCION", student.awaitCode() + ";ALUMNO  2;alumno2@exmaple.org");
            assertThat(student.awaitVerdict()).endsWith(";ACCEPTED");
            student.publish("DST/PETICION", Lab.dni(1));
            student.publish("DST/SOLUCION", student.awaitCode() + ";Second;second@home.example");
            assertThat(student.awaitVerdict()).endsWith(";ACCEPTED");
            assign(lab, 2, Lab.dni(2));
            lab.executeSql("insert into program_case (state, opened_at, first_program, second_program)"
                    + " values ('open', current_timestamp, 1, 2)");
            lab.executeSql("insert into case_event (case_id, at, kind, dni, text) values"
                    + " (1, current_timestamp, 'reply', '" + Lab.dni(2) + "', 'mine'),"
                    + " (1, current_timestamp, 'reply', '" + Lab.dni(3) + "', 'not mine'),"
                    + " (1, current_timestamp, 'note', null, 'both')");
            lab.admin().handIn(Lab.dni(2), "a.py", "import json");
            lab.admin().handIn(Lab.dni(3), "a.py", "import json, os");

            var data = lab.admin().get("/api/students/" + Lab.dni(2));
            assertThat(data.get("submission").size()).isEqualTo(2);
            assertThat(data.get("program_case").size()).isEqualTo(1);
            assertThat(data.get("case_event").toString())
                    .contains("mine", "both")
                    .doesNotContain("not mine");

            assertThat(erase(lab, Lab.dni(2), Lab.dni(2)).statusCode()).isEqualTo(200);
            assertThat(lab.admin().snapshot().toString())
                    .doesNotContain("exmaple", "second@home", "Second", "ALUMNO  2", Lab.dni(2))
                    .contains(Lab.dni(3));
            assertThat(lab.countRows("program_case")).isZero();
            assertThat(lab.countRows("mail where email not like 'erased-%'")).isZero();
        }
    }

    static void assign(Lab lab, int submission, String dni) {
        var response = lab.admin()
                .exchange(
                        "PUT",
                        "/api/grades/assignments/" + submission,
                        "application/json",
                        "application/json",
                        "{\"dni\":\"%s\",\"reason\":\"asked\"}".formatted(dni));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    }

    static HttpResponse<String> erase(Lab lab, String dni, String confirm) {
        return lab.admin()
                .exchange(
                        "DELETE",
                        "/api/students/" + dni + "?confirm=" + confirm,
                        "application/json",
                        "application/json",
                        "");
    }
}
