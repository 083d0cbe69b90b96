// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.course.archive;

import static org.assertj.core.api.Assertions.assertThat;

import es.upv.dst.fixture.Lab;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests that an import changes nothing if the archive is invalid, and what is taken from the archive of a past course.
 */
@TestInstance(Lifecycle.PER_CLASS)
@Tag("database")
class ArchiveImportIT {

    private static final String STUDENT = """
            {"dni":"12345678","name":"Núria Ferrer","email":"nufeso@example.org","rehearsal":false,"user_id":""}
            """;

    private static final String COLUMNS = "\"rehearsal\", \"user_id\", ";

    /** Without the column enrolled_at, which archives of earlier versions do not have. */
    private static final String ROWS = "\"rehearsal\", \"user_id\" ],\n    \"rows\" : ";

    private Lab lab;
    private EditedArchive valid;

    /** An archive with one student, and an empty lab. */
    @BeforeAll
    void start(@TempDir Path folder) {
        lab = Lab.embedded(folder);
        valid = EditedArchive.of(lab.admin().getZip("/api/course/archive"))
                .with("student.jsonl", STUDENT)
                .replace("manifest.json", COLUMNS + "\"enrolled_at\" ],\n    \"rows\" : 0", ROWS + "1");
    }

    @AfterAll
    void stop() {
        lab.close();
    }

    @Test
    void validArchive_isImported_andTheLabServesItsStudent() {
        assertThat(post(valid).statusCode()).isEqualTo(200);
        assertThat(enrolled()).isEqualTo(1);
        assertThat(lab.admin()
                        .post("/api/course/reset", "{\"confirm\":\"DST\"}")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void invalidValue_isRefusedWithItsLine() {
        assertInvalid(valid.replace("student.jsonl", "12345678", "1234567A"), "value of the column dni");
        assertInvalid(valid.replace("student.jsonl", "nufeso@", "@"), "value of the column email");
        assertInvalid(valid.replace("student.jsonl", "Núria Ferrer", "x".repeat(201)), "value of the column name");
        assertInvalid(valid.replace("student.jsonl", "\"Núria Ferrer\"", "null"), "value of the column name");
        assertInvalid(
                valid.replace("tally.jsonl", "\"messages\":0", "\"messages\":-1"), "value of the column messages");
        assertThat(post(valid.replace("student.jsonl", "12345678", "1234567A")).body())
                .contains("\"file\":\"student.jsonl\"", "\"line\":1")
                .doesNotContain("1234567A");
    }

    @Test
    void unknownTableColumnOrCount_isRefused() {
        assertInvalid(valid.replace("manifest.json", "\"user_id\" ]", "\"admin\" ]"), "unknown or repeated column");
        assertInvalid(
                valid.replace("manifest.json", "\"name\", \"email\", \"rehearsal\", \"user_id\" ]", "\"name\" ]"),
                "the column email is missing");
        assertInvalid(
                valid.replace("manifest.json", "\"table\" : \"student\"", "\"table\" : \"writer\"")
                        .with("writer.jsonl", STUDENT),
                "does not list");
        assertInvalid(valid.replace("student.jsonl", "\"rehearsal\"", "\"leaving\""), "value of the column rehearsal");
        assertInvalid(valid.replace("tally.jsonl", "POOL_EMPTY", "FREE_BEER"), "a row that this lab does not have");
    }

    @Test
    void rowsThatContradictEachOther_areRolledBack() {
        assertInvalid(
                valid.with("student.jsonl", STUDENT + STUDENT).replace("manifest.json", ROWS + "1", ROWS + "2"),
                "the database rejects a row");
        assertInvalid(
                valid.replace(
                        "course.jsonl",
                        "\"opens_at\":null,\"closes_at\":null",
                        "\"opens_at\":\"2026-01-02T00:00:00Z\",\"closes_at\":\"2026-01-01T00:00:00Z\""),
                "contradict each other");
    }

    @Test
    void archiveOfALaterVersion_isRefused() {
        assertInvalid(
                valid.with(
                        "manifest.json",
                        valid.file("manifest.json").replaceFirst("\"schema\" : \\d+", "\"schema\" : 999")),
                "of a later version");
    }

    @Test
    void otherBody_isRefused() {
        assertThat(lab.admin().post("/api/course/import", "{}").statusCode()).isEqualTo(415);
        assertThat(lab.admin().postZip("/api/course/import", new byte[] {1, 2}).statusCode())
                .isEqualTo(422);
    }

    @Test
    void pastPrograms_areTakenWithoutTheirStudents() {
        var archive = valid.with("program.jsonl", """
                {"id":1,"dni":"12345678","source":"first"}
                {"id":2,"dni":"12345678","source":"print('Núria', '12345678')"}
                {"id":3,"dni":null,"source":null}
                {"id":4,"dni":null,"source":"# 87654321"}
                """).with("manifest.json", """
                {"format":1,"application":"1","schema":99,"course":"Redes","term":"2025-26","tables":[
                 {"table":"student","columns":[],"rows":1},{"table":"program","columns":[],"rows":4}]}""");
        var files = new LinkedHashMap<>(archive.files());
        files.keySet().retainAll(Set.of("manifest.json", "student.jsonl", "program.jsonl"));
        var past = new EditedArchive(files);
        lab.executeSql("insert into program_comparison (program_id, compared_at) values (1, current_timestamp)");
        for (var time = 1; time <= 2; time++) {
            assertThat(lab.admin()
                            .postZip("/api/course/past-programs", past.zip())
                            .body())
                    .isEqualTo("{\"rows\":{\"Redes 2025-26\":2}}");
        }
        assertThat(lab.countRows("program_comparison"))
                .as("the programs of this course, which wait for a comparison with these")
                .isZero();
        var archived =
                EditedArchive.of(lab.admin().getZip("/api/course/archive")).file("archived_program.jsonl");
        assertThat(archived.lines().map(line -> line.replaceFirst("\"id\":\\d+,", "")))
                .containsExactly(
                        "{\"course\":\"Redes 2025-26\",\"label\":\"2\",\"source\":\"print('x', '00000000')\"}",
                        "{\"course\":\"Redes 2025-26\",\"label\":\"4\",\"source\":\"# 00000000\"}");
        assertThat(enrolled()).isZero();
        assertThat(lab.admin()
                        .post("/api/course/reset", "{\"confirm\":\"DST\"}")
                        .statusCode())
                .isEqualTo(200);
    }

    private void assertInvalid(EditedArchive archive, String reason) {
        var response = post(archive);
        assertThat(response.body()).contains(reason);
        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(enrolled()).isZero();
        assertThat(lab.countRows("student")).isZero();
    }

    private HttpResponse<String> post(EditedArchive archive) {
        return lab.admin().postZip("/api/course/import", archive.zip());
    }

    private int enrolled() {
        return lab.admin().get("/api/status").at("/roster/enrolled").asInt();
    }
}
