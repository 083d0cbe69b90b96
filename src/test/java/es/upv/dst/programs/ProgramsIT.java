// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs;

import static es.upv.dst.fixture.AdminClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import es.upv.dst.fixture.AdminClient;
import es.upv.dst.fixture.Lab;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Tests the upload of programs, their versions, and what the professor decides about them. */
@Tag("database")
class ProgramsIT {

    private static final String PROGRAM = "import paho.mqtt.client as mqtt\nclient = mqtt.Client()\n";

    @TempDir
    static Path folder;

    private static Lab lab;
    private static AdminClient rest;

    @BeforeAll
    static void start() {
        lab = Lab.embedded(folder).enroll(20);
        rest = lab.admin();
    }

    @AfterAll
    static void stop() {
        lab.close();
    }

    @Test
    void uploadedProgram_isListedWithItsStudentAndItsEvidence() {
        var created = upload(1, "practica.py", PROGRAM, "util.py", "import json\n");
        assertThat(created.statusCode()).isEqualTo(201);
        var row = json(created);
        assertThat(row.get("dni").asString()).isEqualTo("00000001");
        assertThat(row.get("name").asString()).isEqualTo("Alumno 1");
        assertThat(row.get("state").asString()).isEqualTo("received");
        assertThat(row.get("origin").asString()).isEqualTo("upload");
        assertThat(row.get("version").asInt()).isEqualTo(1);
        assertThat(row.get("counts").asBoolean()).isTrue();
        assertThat(row.get("files").toString()).isEqualTo("[\"practica.py\",\"util.py\"]");
        assertThat(row.at("/evidence/complete").asBoolean()).isFalse();
        assertThat(row.at("/evidence/missing").toString()).contains("REQUESTS_CODE");
        assertThat(rest.get("/api/programs?dni=00000001").at("/items/0")).isEqualTo(row);
        var detail = rest.get("/api/programs/" + row.get("id"));
        assertThat(detail.get("source").asString()).contains("mqtt.Client()", "import json");
        assertThat(detail.at("/evidence/steps").size()).isEqualTo(7);
        assertThat(detail.at("/evidence/observed/0/what").asString()).isEqualTo("certified");
        assertThat(detail.get("versions").size()).isEqualTo(1);
    }

    @Test
    void sameSourceAgain_isNotStoredAgain_andChangedSourceIsTheNextVersion() {
        var first = json(upload(2, "a.py", PROGRAM));
        var again = upload(2, "renamed.py", PROGRAM.replace("\n", "\r\n"));
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(json(again).get("id")).isEqualTo(first.get("id"));
        var second = json(upload(2, "a.py", PROGRAM + "client.loop()\n"));
        assertThat(second.get("version").asInt()).isEqualTo(2);
        var items = rest.get("/api/programs?dni=00000002").get("items");
        assertThat(items.valueStream().map(item -> item.get("counts").asBoolean()))
                .containsExactly(false, true);
        assertThat(upload(3, "a.py", PROGRAM).statusCode()).isEqualTo(201);
    }

    @Test
    void unreadableProgram_isRefusedWithItsReason_andRecordedOnce() {
        for (var attempt = 0; attempt < 2; attempt++) {
            var refused = upload(4, "practica.pdf", "%PDF");
            assertThat(refused.statusCode()).isEqualTo(422);
            assertThat(refused.headers().firstValue("Content-Type")).hasValue("application/problem+json");
            assertThat(json(refused).get("reason").asString()).isEqualTo("UNSUPPORTED_FORMAT");
        }
        var list = rest.get("/api/programs?state=unreadable&dni=00000004");
        assertThat(list.get("total").asInt()).isEqualTo(1);
        assertThat(list.at("/items/0/counts").asBoolean()).isFalse();
        assertThat(decide(list.at("/items/0"), "accepted").statusCode()).isEqualTo(409);
    }

    @ParameterizedTest
    @CsvSource({"99999999,404", "1234,400", "'',400"})
    void dniThatIsNotEnrolled_isRefused(String dni, int status) {
        assertThat(rest.handIn(dni, "a.py", PROGRAM).statusCode()).isEqualTo(status);
    }

    @Test
    void uploadOverTheLimits_isRefused() {
        assertThat(upload(5, "a.py", "x".repeat(6_000_000)).statusCode()).isEqualTo(413);
        var files = IntStream.range(0, 21)
                .boxed()
                .flatMap(number -> java.util.stream.Stream.of(number + ".py", PROGRAM))
                .toArray(String[]::new);
        assertThat(upload(5, files).statusCode()).isEqualTo(400);
        assertThat(upload(5).statusCode()).isEqualTo(400);
        assertThat(rest.get("/api/programs?dni=00000005").get("total").asInt()).isZero();
    }

    @Test
    void decision_isKeptWithItsReason() {
        var program = json(upload(6, "a.py", PROGRAM));
        var decided = json(decide(program, "rejected"));
        assertThat(decided.get("decision").asString()).isEqualTo("rejected");
        assertThat(decided.get("decisionReason").asString()).isEqualTo("seen in class");
        assertThat(decided.has("decidedAt")).isTrue();
        assertThat(decide(program, "perhaps").statusCode()).isEqualTo(400);
        assertThat(rest.exchange("PUT", "/api/programs/999999/decision", "application/json", "application/json", """
                        {"decision":"accepted"}""")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void acceptingAllClearPrograms_leavesTheIncompleteOnesWithTheReason() {
        var program = json(upload(7, "a.py", PROGRAM));
        var result = json(rest.post("/api/programs/decisions", ""));
        assertThat(result.get("left")
                        .valueStream()
                        .filter(left -> left.get("id").equals(program.get("id"))))
                .singleElement()
                .satisfies(left -> assertThat(left.get("reason").asString()).contains("REQUESTS_CODE"));
    }

    @Test
    void assignmentToAnotherStudent_withdrawsTheDecision() {
        var program = json(upload(8, "a.py", PROGRAM));
        decide(program, "accepted");
        var assigned = json(assign(program, "00000009"));
        assertThat(assigned.get("dni").asString()).isEqualTo("00000009");
        assertThat(assigned.get("assignedBy").asString()).isEqualTo("professor");
        assertThat(assigned.get("decision").asString()).isEqualTo("undecided");
        assertThat(assign(program, "99999999").statusCode()).isEqualTo(404);
        assertThat(rest.get("/api/programs?dni=00000008").get("total").asInt()).isZero();
    }

    @Test
    void acceptedSubmission_isShownAsObservedEvidence() {
        try (var student = lab.student(10)) {
            var code = student.requestCode();
            rest.post("/api/submissions", """
                    {"code":"%s","name":"Alumno 10","email":"alumno10@example.org"}""".formatted(code));
            var program = json(upload(10, "a.py", PROGRAM));
            var observed = rest.get("/api/programs/" + program.get("id")).at("/evidence/observed");
            assertThat(observed.valueStream().map(one -> one.get("what").asString()))
                    .containsExactly("answeredInMs", "ownCode");
            assertThat(observed.at("/1/value").asString()).isEqualTo("true");
            assertThat(observed.at("/1/reason").asString()).contains(code);
        }
    }

    @Test
    void list_isExportedAsCsv_andFilteredByName() {
        upload(11, "=cmd.py", PROGRAM);
        assertThat(rest.text("/api/programs?q=alumno%2011", "text/csv"))
                .startsWith("id,receivedAt,dni,name,assignedBy,version,counts,late,origin,")
                .contains("***0001**,Alumno 11,professor,1,true,false,upload,", "'=cmd.py");
    }

    @ParameterizedTest
    @ValueSource(strings = {"?state=open", "?dni=1", "?size=501", "/x"})
    void invalidQuery_isRefused(String query) {
        assertThat(rest.exchange("GET", "/api/programs" + query, "text/plain", "application/json", "")
                        .statusCode())
                .isEqualTo(400);
    }

    private static HttpResponse<String> upload(int student, String... files) {
        return rest.handIn(Lab.dni(student), files);
    }

    private static HttpResponse<String> decide(JsonNode program, String decision) {
        return put(program, "decision", """
                {"decision":"%s","reason":"seen in class"}""".formatted(decision));
    }

    private static HttpResponse<String> assign(JsonNode program, String dni) {
        return put(program, "student", """
                {"dni":"%s"}""".formatted(dni));
    }

    private static HttpResponse<String> put(JsonNode program, String part, String body) {
        var path = "/api/programs/" + program.get("id") + "/" + part;
        return rest.exchange("PUT", path, "application/json", "application/json", body);
    }
}
