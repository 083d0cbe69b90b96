// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.grades;

import static org.assertj.core.api.Assertions.assertThat;

import es.upv.dst.fixture.Lab;
import es.upv.dst.grades.export.MoodleReader;
import es.upv.dst.grades.export.SakaiReader;
import java.math.BigDecimal;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Tests the grades of a class whose students submitted over MQTT. */
@Tag("database")
class GradesIT {

    private static final String ROSTER = """
            dni,name,email,id,rehearsal
            00000001,"Ferrer Soler, Núria",nufeso@example.org,nuriaf,
            00000002,Luis Peña,lupe@example.org,,
            00000003,Ana Gil,angi@example.org,,
            00000004,"Gil, Ana",angi2@example.org,,
            00000005,'=1+1,five@example.org,,
            00000006,Ensayo,profe@example.org,,true
            """.replace("\n", "\r\n");

    @TempDir
    static Path folder;

    private static Lab lab;
    private static String claimedCode;

    @BeforeAll
    static void submitSolutions() {
        lab = Lab.embedded(folder);
        assertThat(lab.admin()
                        .exchange("PUT", "/api/roster", "text/csv", "application/json", ROSTER)
                        .statusCode())
                .isEqualTo(200);
        submit(1, "NURIA FERRER SOLER;nuria@elsewhere.example");
        claimedCode = submit(1, "luis pena;LUPE@example.org");
        submit(3, "Ana Gil;ana@elsewhere.example");
        submit(3, "Luis Peña;angi2@example.org");
        submit(5, "=1+1;five@example.org");
        submit(6, "Ana Gil;angi@example.org");
    }

    @AfterAll
    static void stopLab() {
        lab.close();
    }

    @Test
    void grades_haveTheFieldsOfTheContract_andAnExplanation() {
        assertThat(grade("00000001").toString())
                .startsWith("{\"dni\":\"00000001\",\"name\":\"Ferrer Soler, Núria\",\"email\":\"nufeso@example.org\","
                        + "\"certified\":true,\"program\":\"none\",\"originality\":\"none\",\"grade\":0.3,"
                        + "\"explanation\":\"0.3: certified on 20")
                .endsWith(", found by name; no program\",\"overridden\":false}");
        var page = lab.admin().get("/api/grades?size=2&page=1");
        assertThat(page.get("total").asInt())
                .as("without the rehearsal student")
                .isEqualTo(5);
        assertThat(page.get("items").valueStream().map(row -> row.get("dni").asString()))
                .containsExactly("00000003", "00000004");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nuria", "SOLER", "nufeso@", "00000001"})
    void query_findsAStudent_byNumberNameOrAddress(String q) {
        assertThat(lab.admin().get("/api/grades?q=" + q).get("items").valueStream())
                .extracting(row -> row.get("dni").asString())
                .containsExactly("00000001");
    }

    @Test
    void csv_hasMaskedNumbers_andNoFormula() {
        var csv = lab.admin().text("/api/grades", "text/csv");
        assertThat(csv)
                .startsWith("dni,name,email,certified,program,originality,grade,explanation,overridden\r\n")
                .contains("\r\n***0000**,'=1+1,five@example.org,true,none,none,0.3,")
                .doesNotContain("00000001");
        assertThat(csv.lines()).hasSize(6);
    }

    @Test
    void codeOfAnotherStudent_isAClaim_andCertifiesTheStudentWhoIsNamed() {
        assertThat(grade("00000002").get("explanation").asString()).contains("code " + claimedCode + ";");
        var claims = lab.admin().get("/api/grades/claims").get("items");
        assertThat(claims.valueStream())
                .filteredOn(claim -> claim.get("code").asString().equals(claimedCode))
                .singleElement()
                .satisfies(claim -> {
                    assertThat(claim.propertyNames()).first().isEqualTo("likelyCause");
                    assertThat(claim.get("likelyCause").asString()).startsWith("Every code reaches every client");
                    assertThat(claim.at("/claimedBy/dni").asString()).isEqualTo("00000002");
                    assertThat(claim.at("/issuedTo/name").asString()).isEqualTo("Ferrer Soler, Núria");
                    assertThat(claim.get("matchedBy").asString()).isEqualTo("address");
                    assertThat(claim.get("issuedAt").asString())
                            .isLessThanOrEqualTo(claim.get("submittedAt").asString());
                });
    }

    @Test
    void unmatchedSubmission_countsForNobody_untilTheProfessorAssignsIt() {
        var unmatched = lab.admin().get("/api/grades/unmatched");
        assertThat(unmatched.get("total").asInt()).isEqualTo(2);
        var twoNames = unmatched.at("/items/0");
        assertThat(twoNames.get("candidates").size()).isEqualTo(2);
        assertThat(unmatched.at("/items/1/reason").asString()).contains("the name is of another one");
        assertThat(grade("00000003").get("certified").asBoolean()).isFalse();

        var path = "/api/grades/assignments/" + twoNames.get("submissionId").asLong();
        assertThat(put("/api/grades/assignments/0", assignment("00000003", "x")))
                .isEqualTo(404);
        assertThat(put(path, assignment("00000099", "x"))).isEqualTo(422);
        assertThat(put(path, assignment("00000006", "a rehearsal student"))).isEqualTo(422);
        assertThat(put(path, assignment("00000003", " "))).isEqualTo(400);
        assertThat(put(path, assignment("00000004", "a slip"))).isEqualTo(200);
        assertThat(put(path, assignment("00000003", "she showed me her program")))
                .isEqualTo(200);
        assertThat(grade("00000003").get("explanation").asString()).contains(", assigned by the professor;");
        assertThat(grade("00000004").get("certified").asBoolean()).isFalse();
        assertThat(lab.admin().get("/api/grades/unmatched").get("total").asInt())
                .isEqualTo(1);
        assertThat(lab.admin()
                        .get("/api/grades/00000004")
                        .at("/assignments/0/reason")
                        .asString())
                .isEqualTo("a slip");
    }

    @Test
    void exportsForSakaiAndMoodle_areReadBack() {
        var sakai = new SakaiReader(true).read(lab.admin().text("/api/grades/sakai", "text/csv"));
        assertThat(sakai.title()).isEqualTo("DST MQTT");
        assertThat(sakai.points()).isEqualTo("0,4");
        assertThat(sakai.rows().getFirst().userId()).isEqualTo("nuriaf");
        assertThat(sakai.rows().get(1))
                .returns("lupe", SakaiReader.Row::userId)
                .returns("Luis Peña", SakaiReader.Row::name)
                .returns(new BigDecimal("0.3"), SakaiReader.Row::grade);
        assertThat(new SakaiReader(false)
                        .read(lab.admin().text("/api/grades/sakai?separator=,", "*/*"))
                        .rows())
                .isEqualTo(sakai.rows());
        var moodle = new MoodleReader().read(lab.admin().text("/api/grades/moodle", "text/csv"));
        assertThat(moodle.grades(3))
                .isEqualTo(sakai.rows().stream().map(SakaiReader.Row::grade).toList());
        assertThat(lab.admin()
                        .exchange("GET", "/api/grades/sakai?separator=x", "text/csv", "*/*", "")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void rosterWithIds_isExportedAsItWasImported() {
        assertThat(lab.admin().text("/api/roster", "text/csv")).isEqualTo(ROSTER.replace(",\r\n", ",false\r\n"));
    }

    private static String submit(int number, String nameAndAddress) {
        try (var student = lab.student(number)) {
            var code = student.requestCode();
            student.publish("DST/SOLUCION", code + ";" + nameAndAddress);
            assertThat(student.awaitVerdict()).isEqualTo(code + ";ACCEPTED");
            return code;
        }
    }

    private static JsonNode grade(String dni) {
        return lab.admin().get("/api/grades/" + dni).get("grade");
    }

    private static String assignment(String dni, String reason) {
        return "{\"dni\": \"%s\", \"reason\": \"%s\"}".formatted(dni, reason);
    }

    private static int put(String path, String json) {
        return lab.admin()
                .exchange("PUT", path, "application/json", "application/json", json)
                .statusCode();
    }
}
