// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import es.upv.dst.fixture.AdminClient;
import es.upv.dst.fixture.Lab;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Tests the opening of the course, over MQTT and HTTP. */
@TestInstance(Lifecycle.PER_CLASS)
@Tag("database")
class CourseIT {

    private Lab lab;

    @BeforeAll
    void start(@TempDir Path folder) {
        lab = Lab.embedded(folder).enroll(5);
        assertThat(lab.admin().post("/api/roster", """
                [{"dni":"00000009","name":"Ensayo","email":"ensayo@example.org","rehearsal":true}]""").statusCode()).isEqualTo(200);
    }

    @AfterAll
    void stop() {
        lab.close();
    }

    @AfterEach
    void openAgain() {
        assertThat(put("""
                {"name":"DST"}""")).isEqualTo(200);
    }

    @Test
    void newLab_isOpen() {
        assertThat(lab.admin().get("/api/course").toString()).isEqualTo("""
                {"name":"DST","term":"","opensAt":null,"closesAt":null,"open":true}""");
        assertThat(lab.anonymous().page()).doesNotContain("laboratorio está cerrado");
    }

    @Test
    void requestWhileClosed_isRefused_andAnsweredAfterTheOpening() {
        try (var student = lab.student(1)) {
            assertThat(call("close").at("/open").asBoolean()).isFalse();
            student.publish("DST/PETICION", Lab.dni(1));
            await().until(() -> total("CLOSED") == 1);
            assertThat(lab.admin()
                            .get("/api/requests?outcome=CLOSED")
                            .at("/items/0/code")
                            .isNull())
                    .isTrue();
            assertThat(lab.scrape().value("dst_requests_total{outcome=\"CLOSED\"}"))
                    .contains(1.0);
            assertThat(lab.admin().get("/api/status").at("/requests/refused").asInt())
                    .isPositive();
            assertThat(lab.anonymous().page()).contains("laboratorio está cerrado");
            assertThat(lab.anonymous()
                            .showSteps(Lab.dni(1), "alumno1@example.org")
                            .body())
                    .contains("el laboratorio estaba cerrado", "pregunta a tu profesor cuándo se abre");
            assertThat(call("open").at("/open").asBoolean()).isTrue();
            assertThat(student.requestCode()).hasSize(5);
        }
    }

    @Test
    void submissionWhileClosed_isJudged() {
        try (var student = lab.student(2)) {
            var code = student.requestCode();
            call("close");
            assertThat(student.submitAndAwaitVerdict(code)).isEqualTo(code + ";ACCEPTED");
        }
    }

    @Test
    void rehearsalStudentWhileClosed_getsACode() {
        call("close");
        try (var student = lab.student(9)) {
            assertThat(student.requestCode()).hasSize(5);
        }
    }

    @Test
    void openingInTheFuture_isStoredWithMilliseconds() {
        assertThat(put("""
                {"name":" Redes ","term":"2026-27","opensAt":"2090-01-01T00:00:00.123456Z","closesAt":null}""")).isEqualTo(200);
        var course = lab.admin().get("/api/course");
        assertThat(course.get("name").asString()).isEqualTo("Redes");
        assertThat(Instant.parse(course.get("opensAt").asString())).isEqualTo("2090-01-01T00:00:00.123Z");
        assertThat(course.get("open").asBoolean()).isFalse();
    }

    @Test
    void invalidCourse_isRefused() {
        assertThat(put("{\"name\":\" \"}")).isEqualTo(400);
        assertThat(put("{\"name\":\"" + "x".repeat(201) + "\"}")).isEqualTo(400);
        assertThat(put("""
                {"name":"DST","opensAt":"2090-01-02T00:00:00Z","closesAt":"2090-01-01T00:00:00Z"}""")).isEqualTo(422);
        assertThat(put("""
                {"name":"DST","closesAt":"+1000000000-12-31T23:59:59.999999999Z"}""")).isEqualTo(422);
        assertThat(put("""
                {"name":"DST","closesAt":"soon"}""")).isEqualTo(400);
    }

    private int total(String outcome) {
        return lab.admin().get("/api/requests?outcome=" + outcome).get("total").asInt();
    }

    private JsonNode call(String action) {
        return AdminClient.json(lab.admin().post("/api/course/" + action, ""));
    }

    private int put(String json) {
        return lab.admin()
                .exchange("PUT", "/api/course", "application/json", "application/json", json)
                .statusCode();
    }
}
