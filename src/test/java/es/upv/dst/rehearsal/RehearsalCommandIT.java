// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import es.upv.dst.fixture.AdminClient;
import es.upv.dst.fixture.BrokerKind;
import es.upv.dst.fixture.Command;
import es.upv.dst.fixture.Lab;
import es.upv.dst.fixture.LabProcess;
import es.upv.dst.fixture.Mosquitto;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** Tests rehearsals that are started by POST /api/rehearsal or by bin/rehearse. */
class RehearsalCommandIT {

    private static final int STUDENTS = 2;

    /** The second student would start after five minutes, so the rehearsal runs until it is stopped or killed. */
    private static final String RUNS_UNTIL_STOPPED = "{\"students\":%d,\"seconds\":600}".formatted(STUDENTS);

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void rehearsal_servesAllStudents_andItsRowsAreRemoved(BrokerKind broker) throws Exception {
        broker.with(folder, lab -> {
            createRowsOfClass(lab.enroll(2));
            assertThat(lab.admin()
                            .exchange("GET", "/api/rehearsal", "text/plain", "application/json", "")
                            .statusCode())
                    .isEqualTo(404);
            var before = lab.admin().snapshot();
            var report = rehearse(lab, "{\"students\":500,\"seconds\":5}");
            assertThat(report.get("served").asInt()).as(report.toString()).isEqualTo(500);
            assertThat(report.get("lost").asInt() + report.get("doubled").asInt())
                    .isZero();
            assertThat(report.get("endings")).isEmpty();
            assertThat(report.get("p50Ms").asLong())
                    .isBetween(0L, report.get("p99Ms").asLong());
            assertThat(report.get("verdictP99Ms").asLong())
                    .isBetween(
                            report.get("p99Ms").asLong(), report.get("tookMs").asLong());
            assertThat(lab.admin().snapshot()).isEqualTo(before);
            assertThat(lab.admin().get("/api/rehearsal")).isEqualTo(report);
        });
    }

    /** One student is certified, was refused once, and has an open code, which is returned. */
    private static String createRowsOfClass(Lab lab) {
        try (var student = lab.student(1)) {
            assertThat(student.submitAndAwaitVerdict(student.requestCode())).endsWith(";ACCEPTED");
            assertThat(student.submitAndAwaitVerdict("12345")).endsWith(";INVALID_CODE");
            return student.requestCode();
        }
    }

    @Test
    void codeOfEnrolledStudent_isNotUsed_andDuplicateCodeIsCounted() {
        try (var lab = Lab.embedded(folder, "--dst.broker.password=teacher").enroll(2);
                var student = lab.student(2)) {
            var enrolledCode = createRowsOfClass(lab);
            var certified = lab.admin().certifiedLines();
            student.clearReceived();
            var rehearsal = startRehearsal(lab.admin(), "{\"students\":12,\"seconds\":4}");
            try (var teacher = lab.teacher()) {
                teacher.publish("DST/CODIGO", student.awaitCode());
                while (!rehearsal.isDone()) {
                    teacher.publish("DST/CODIGO", enrolledCode);
                }
            }
            var report = AdminClient.json(rehearsal.join());
            assertThat(report.get("doubled").asInt()).as(report.toString()).isEqualTo(1);
            assertThat(report.get("served").asInt()).isEqualTo(12);
            assertThat(lab.admin().certifiedLines()).isEqualTo(certified);
            assertThat(lab.admin()
                            .get("/api/codes/" + enrolledCode)
                            .get("state")
                            .asString())
                    .isEqualTo("OPEN");
        }
    }

    @Test
    void brokerDeniesSolutions_studentsAreLost_andTheScriptFails() throws Exception {
        try (var mosquitto = Mosquitto.in(folder.resolve("mosquitto")).start();
                var lab = Lab.on(mosquitto, folder, "--dst.rehearsal.patience=3s")
                        .awaitConnected()
                        .enroll(1)) {
            mosquitto.reload("dst", "dst", "topic write DST/SOLUCION");
            await().until(() -> lab.admin()
                    .studentFlow(Lab.dni(1))
                    .at("/ended/reason")
                    .asString()
                    .equals("SOLUTION_REFUSED"));
            var before = lab.admin().snapshot();
            assertThat(Command.runExpectingFailure("sh", "-c", script(lab, "--students 3 --seconds 0")))
                    .contains("\"lost\": 3", "\"NO_VERDICT_IN_TIME\": 3", "FAIL");
            assertThat(lab.admin().snapshot()).isEqualTo(before);
            assertThat(Command.runExpectingFailure("sh", "-c", script(lab, "--students 0")))
                    .contains("students: must be");
            mosquitto.stop();
            var refused = lab.admin().post("/api/rehearsal", "{\"students\":1,\"seconds\":0}");
            assertThat(refused.statusCode()).isEqualTo(409);
            assertThat(AdminClient.json(refused).get("reason").asString()).isEqualTo("BROKER_AWAY");
        }
    }

    private static String script(Lab lab, String options) {
        return "DST_ADMIN_PASSWORD='%s' bin/rehearse --url http://localhost:%d %s"
                .formatted(AdminClient.PASSWORD, lab.admin().port(), options);
    }

    @Test
    void killedRehearsal_isRemovedAtTheNextStart() throws Exception {
        Map<String, String> before;
        try (var lab = new LabProcess(folder)) {
            before = withoutMessages(lab.admin());
            // Its response is not used: the kill closes the connection.
            startRehearsal(lab.admin(), RUNS_UNTIL_STOPPED);
            await().until(() -> countServed(lab.admin()) == 1);
            assertThat(lab.admin().get("/api/status").at("/codes/used").asInt()).isEqualTo(1);
        }
        try (var lab = Lab.embedded(folder)) {
            assertThat(withoutMessages(lab.admin())).isEqualTo(before);
            assertThat(lab.admin().get("/api/requests").findValuesAsString("outcome"))
                    .isSubsetOf("NOT_ENROLLED");
            assertThat(lab.admin().get("/api/submissions").findValuesAsString("verdict"))
                    .isSubsetOf("NOT_ISSUED");
            await().until(() -> lab.countRows("rehearsal_student") == 0);
        }
    }

    /** The broker redelivers messages that were not acknowledged before the kill; they are refused and add rows. */
    private static Map<String, String> withoutMessages(AdminClient admin) {
        var snapshot = admin.snapshot();
        snapshot.keySet().removeAll(List.of("requests", "submissions", "/api/requests", "/api/submissions"));
        return snapshot;
    }

    @Test
    void stoppedRehearsal_isRemovedByTheStop_andASecondOneIsRefused() throws Exception {
        try (var lab = Lab.embedded(folder).enroll(2)) {
            var before = lab.admin().snapshot();
            var response = startRehearsal(lab.admin(), RUNS_UNTIL_STOPPED);
            await().until(() -> countServed(lab.admin()) == 1);
            await().until(() -> lab.countRows("rehearsal_student") == STUDENTS);
            var second = lab.admin().post("/api/rehearsal", "{\"students\":1,\"seconds\":0}");
            assertThat(second.statusCode()).isEqualTo(409);
            assertThat(AdminClient.json(second).get("reason").asString()).isEqualTo("UNDER_WAY");
            lab.stop();
            assertThat(lab.countRows("rehearsal_student"))
                    .as("the stop removes the students, not the next start")
                    .isZero();
            assertOneServedOrConnectionClosed(response);
            assertThat(lab.start().awaitConnected().admin().snapshot()).isEqualTo(before);
        }
    }

    /** The web server may close the connection after the request has completed and before the response is sent. */
    private static void assertOneServedOrConnectionClosed(CompletableFuture<HttpResponse<String>> response) {
        await().until(response::isDone);
        if (response.isCompletedExceptionally()) {
            assertThat(response.exceptionNow()).isInstanceOf(UncheckedIOException.class);
        } else {
            assertThat(AdminClient.json(response.resultNow()).get("served").asInt())
                    .isEqualTo(1);
        }
    }

    private static JsonNode rehearse(Lab lab, String request) {
        var response = lab.admin().post("/api/rehearsal", request);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return AdminClient.json(response);
    }

    private static CompletableFuture<HttpResponse<String>> startRehearsal(AdminClient admin, String request) {
        return CompletableFuture.supplyAsync(() -> admin.post("/api/rehearsal", request));
    }

    private static int countServed(AdminClient admin) {
        return admin.get("/api/rehearsal").get("served").asInt();
    }
}
