// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.course.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import es.upv.dst.fixture.AdminClient;
import es.upv.dst.fixture.Lab;
import es.upv.dst.fixture.SmtpServer;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** Tests the reset of the lab for a new course, also while students are sending. */
@TestInstance(Lifecycle.PER_CLASS)
@Tag("database")
class CourseResetIT {

    /** Twenty of each of a hundred DNIs. Of more requests with one code, not all would keep a row. */
    private static final int MESSAGES = 2_000;

    private Lab lab;

    @BeforeAll
    void start(@TempDir Path folder) {
        lab = Lab.embedded(folder);
    }

    @BeforeEach
    void empty() {
        assertThat(reset("DST", false).statusCode()).isEqualTo(200);
        lab.enroll(20);
    }

    @AfterAll
    void stop() {
        lab.close();
    }

    @Test
    void resetWithoutTheNameOfTheCourse_changesNothing() {
        assertThat(reset("dst", false).statusCode()).isEqualTo(422);
        assertThat(lab.admin().post("/api/course/reset", "{}").statusCode()).isEqualTo(400);
        assertThat(status("/roster/enrolled")).isEqualTo(20);
    }

    @Test
    void resetWithKeptRoster_freesTheCodes_andServesTheStudentsAgain() {
        try (var student = lab.student(1)) {
            var code = student.requestCode();
            assertThat(student.submitAndAwaitVerdict(code)).endsWith(";ACCEPTED");
            assertThat(reset("DST", true).body())
                    .contains("\"code\":1", "\"mail\":1")
                    .doesNotContain("student");
            assertThat(status("/codes/free")).isEqualTo(10_000);
            assertThat(lab.admin().certifiedLines()).isEmpty();
            assertThat(student.submitAndAwaitVerdict(code)).isEqualTo(code + ";NOT_ISSUED");
            assertThat(student.submitAndAwaitVerdict(student.requestCode())).endsWith(";ACCEPTED");
        }
    }

    /** Every message has its row or was sent before the reset, and the counts agree with the rows. */
    @Test
    void resetWhileStudentsSend_losesNoMessage() throws Exception {
        try (var student = lab.student(1)) {
            var sender = Thread.ofPlatform()
                    .start(() -> student.publishAll(
                            "DST/PETICION",
                            IntStream.range(0, MESSAGES).mapToObj(number -> Lab.dni(number % 100 + 1))));
            await().until(() -> status("/requests/total") > 0);
            var deleted =
                    AdminClient.json(reset("DST", true)).at("/rows/request").asInt();
            sender.join();
            assertThat(deleted).isPositive();
            await().until(() -> status("/requests/total") == MESSAGES - deleted);
            assertThat(lab.countRows("request")).isEqualTo(MESSAGES - deleted);
            assertThat(lab.countRows("code")).isEqualTo(status("/codes/open"));
        }
    }

    /** The request counts, requests and codes of one moment agree. */
    @Test
    void archiveWhileStudentsSend_isOfOneMoment() throws Exception {
        try (var student = lab.student(1)) {
            var sender = Thread.ofPlatform()
                    .start(() -> student.publishAll(
                            "DST/PETICION", IntStream.range(0, 400).mapToObj(number -> Lab.dni(number % 20 + 1))));
            await().until(() -> status("/requests/total") > 0);
            var archive = EditedArchive.of(lab.admin().getZip("/api/course/archive"));
            sender.join();
            var requests = archive.file("request.jsonl").lines().count();
            assertThat(requests).isPositive();
            assertThat(archive.file("tally.jsonl")).contains("\"outcome\":\"ISSUED\",\"messages\":" + requests + "}");
            var codes = archive.file("request.jsonl")
                    .lines()
                    .map(line -> line.replaceAll(".*\"code\":\"(\\d+)\".*", "$1"))
                    .distinct();
            assertThat(archive.file("code.jsonl")
                            .lines()
                            .map(line -> line.replaceAll(".*\"digits\":\"(\\d+)\".*", "$1")))
                    .containsExactlyInAnyOrderElementsOf(codes.toList());
        }
    }

    @Test
    void resetArchiveAndImportDuringARehearsal_areRefused() {
        lab.addRehearsalStudents(2);
        try {
            assertThat(reset("DST", false).body()).contains("REHEARSAL_RUNNING");
            var archive = lab.admin().exchange("GET", "/api/course/archive", "*/*", "*/*", "");
            assertThat(archive.statusCode()).isEqualTo(409);
            assertThat(archive.body()).contains("REHEARSAL_RUNNING");
        } finally {
            lab.removeRehearsalStudents(2);
        }
    }

    @Test
    void resetWhileAMailIsBeingSent_isRefused() {
        try (var student = lab.student(1)) {
            student.submitAndAwaitVerdict(student.requestCode());
            await().until(() -> status("/mail/pending") == 1);
            lab.executeSql("update mail set claimed_until = timestamp with time zone '2999-01-01 00:00:00Z'");
            assertThat(reset("DST", false).body()).contains("MAILS_BEING_SENT");
            assertThat(status("/submissions/accepted")).isEqualTo(1);
        } finally {
            lab.executeSql("update mail set claimed_until = null");
        }
    }

    /** The mail server takes its time, so that some mails are being sent until all are sent. */
    @Test
    void resetWhileManyMailsAreSent_isPossibleSoon(@TempDir Path folder) {
        var slow = new SmtpServer.Manners() {
            @Override
            public Duration delay(String recipient) {
                return Duration.ofMillis(500);
            }
        };
        try (var smtp = new SmtpServer(slow);
                var busy = Lab.embedded(folder, smtp.settings("--dst.mail.connections=2"))
                        .enroll(150);
                var student = busy.student(1)) {
            student.solveForAll(150);
            await().until(() -> !smtp.received().isEmpty());
            await().until(() -> busy.admin()
                            .post("/api/course/reset", "{\"confirm\":\"DST\"}")
                            .statusCode()
                    == 200);
            assertThat(smtp.received()).hasSizeLessThan(100);
        }
    }

    private int status(String pointer) {
        return lab.admin().get("/api/status").at(pointer).asInt();
    }

    private HttpResponse<String> reset(String confirm, boolean keepRoster) {
        return lab.admin().post("/api/course/reset", """
                {"confirm":"%s","keepRoster":%s}""".formatted(confirm, keepRoster));
    }
}
