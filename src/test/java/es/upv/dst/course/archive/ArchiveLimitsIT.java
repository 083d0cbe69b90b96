// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.course.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import es.upv.dst.course.archive.format.ArchiveFile;
import es.upv.dst.course.archive.format.ArchivedTable;
import es.upv.dst.course.archive.format.ColumnType;
import es.upv.dst.fixture.Lab;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that the lab imports what it archives, and refuses to archive what it would not import. */
@Tag("database")
class ArchiveLimitsIT {

    private static final int LIMIT = 200_000;

    private Lab lab;

    @BeforeEach
    void start(@TempDir Path folder) {
        lab = Lab.embedded(folder, "--dst.course.archive.max-size=" + LIMIT + "B");
    }

    @AfterEach
    void stop() {
        lab.close();
    }

    /** One row more than the largest archive. */
    @Test
    void largestCourse_isArchivedAndImported_andALargerOneIsRefused() {
        lab.executeSql("insert into code (digits, dni, issued_at) values ('00000', '12345678', current_timestamp)");
        lab.executeSql("insert into request (received_at, dni, outcome, code)"
                + " values (current_timestamp, '12345678', 'ISSUED', '00000')");
        while (lab.countRows("request") < 1_000) {
            insertRequests(1_000);
        }
        while (status() == 200) {
            insertRequests(20);
        }
        assertThat(lab.admin()
                        .exchange("GET", "/api/course/archive", "*/*", "*/*", "")
                        .body())
                .contains("COURSE_TOO_LARGE", "DST_COURSE_ARCHIVE_MAXSIZE");
        lab.executeSql("delete from request where id > (select max(id) from request) - 20");
        var archive = lab.admin().getZip("/api/course/archive");
        assertThat(EditedArchive.of(archive).file("request.jsonl").length()).isBetween(LIMIT * 9 / 10, LIMIT);
        assertThat(reset()).isEqualTo(200);
        var response = lab.admin().postZip("/api/course/import", archive);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        assertThat(lab.admin().getZip("/api/course/archive")).isEqualTo(archive);
        assertThat(reset()).isEqualTo(200);
        assertThat(lab.admin()
                        .postZip("/api/course/import", new byte[LIMIT + 1])
                        .statusCode())
                .isEqualTo(413);
    }

    @Test
    void longestRowOfEachTable_isShorterThanTheLongestLine() {
        var tables = lab.bean(SchemaRepository.class).tables();
        assertThat(tables).hasSizeLessThan(ArchiveFile.MAX_FILES);
        for (var table : tables) {
            var escaped = table.columns().stream()
                    .mapToLong(column -> column.name().length()
                            + (column.type() == ColumnType.TEXT ? 6L * column.length() : 50)
                            + 10)
                    .sum();
            assertThat(escaped).as(table.name()).isLessThan(ArchiveFile.MAX_LINE_BYTES);
        }
    }

    /** Strangers may send at any time, also to a lab without students. */
    @Test
    void refusedMessages_doNotPreventAnImport() {
        var archive = lab.admin().getZip("/api/course/archive");
        try (var student = lab.student(1)) {
            student.publish("DST/PETICION", "99999999");
            student.publish("DST/SOLUCION", "x");
            student.awaitVerdict();
        }
        await().until(() -> lab.admin().get("/api/requests").get("total").asInt() == 1);
        assertThat(lab.admin().postZip("/api/course/import", archive).statusCode())
                .isEqualTo(200);
        assertThat(lab.admin().getZip("/api/course/archive")).isEqualTo(archive);
    }

    /** On PostgreSQL, other applications may use the same schema. */
    @Test
    void tableOfAnotherApplication_isLeftAlone() {
        lab.executeSql("create table session (text varchar(20))");
        lab.executeSql("insert into session (text) values ('other')");
        assertThat(EditedArchive.of(lab.admin().getZip("/api/course/archive")).files())
                .doesNotContainKey("session.jsonl")
                .containsKeys("student.jsonl", "retained_count.jsonl");
        assertThat(reset()).isEqualTo(200);
        assertThat(lab.countRows("session")).isEqualTo(1);
        assertThat(lab.bean(SchemaRepository.class).tables())
                .extracting(ArchivedTable::name)
                .doesNotContain("writer", "journal", "flyway_schema_history");
    }

    /** Copies rows. */
    private void insertRequests(int count) {
        lab.executeSql("insert into request (received_at, dni, outcome, code)"
                + " select received_at, dni, outcome, code from request fetch first %d rows only".formatted(count));
    }

    private int status() {
        return lab.admin()
                .exchange("GET", "/api/course/archive", "*/*", "*/*", "")
                .statusCode();
    }

    private int reset() {
        return lab.admin().post("/api/course/reset", "{\"confirm\":\"DST\"}").statusCode();
    }
}
