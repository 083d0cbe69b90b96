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
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** A class that is rehearsed against the lab as it runs. */
class RehearsalCommandIT {

    private static final String STAYS_A_WHILE = "{\"students\":20,\"seconds\":600}";

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void everybodyIsServedAndNothingOfItStays(BrokerKind broker) throws Exception {
        broker.with(folder, lab -> {
            classHasBeenThere(lab.enroll(2));
            assertThat(lab.admin()
                            .exchange("GET", "/api/rehearsal", "text/plain", "application/json", "")
                            .statusCode())
                    .isEqualTo(404);
            var before = lab.admin().snapshot();
            var report = rehearsed(lab, "{\"students\":500,\"seconds\":5}");
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

    /** Somebody is certified, somebody holds a code, and somebody was refused. */
    private static String classHasBeenThere(Lab lab) {
        try (var student = lab.student(1)) {
            assertThat(student.submitAndAwaitVerdict(student.requestCode())).endsWith(";ACCEPTED");
            assertThat(student.submitAndAwaitVerdict("12345")).endsWith(";INVALID_CODE");
            return student.requestCode();
        }
    }

    @Test
    void aCodeOfSomebodyRealIsLeftAloneAndWhatComesTwiceIsSeen() {
        try (var lab = Lab.embedded(folder, "--dst.broker.password=teacher", "--dst.rehearsal.patience=3s")
                        .enroll(2);
                var student = lab.student(2)) {
            var real = classHasBeenThere(lab);
            var certified = lab.admin().certifiedLines();
            student.clearReceived();
            var rehearsal = begin(lab, "{\"students\":12,\"seconds\":4}");
            try (var teacher = lab.teacher()) {
                teacher.publish("DST/CODIGO", student.awaitCode());
                while (!rehearsal.isDone()) {
                    teacher.publish("DST/CODIGO", real);
                }
            }
            var report = AdminClient.json(rehearsal.join());
            assertThat(report.get("doubled").asInt()).as(report.toString()).isEqualTo(1);
            assertThat(report.get("served").asInt()).isEqualTo(12);
            assertThat(lab.admin().certifiedLines()).isEqualTo(certified);
            assertThat(lab.admin().get("/api/codes/" + real).get("state").asString())
                    .isEqualTo("OPEN");
        }
    }

    @Test
    void aBrokerThatKeepsSolutionsBackLosesStudentsAndTheScriptSaysSo() throws Exception {
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
            var away = lab.admin().post("/api/rehearsal", "{\"students\":1,\"seconds\":0}");
            assertThat(away.statusCode()).isEqualTo(409);
            assertThat(AdminClient.json(away).get("reason").asString()).isEqualTo("BROKER_AWAY");
        }
    }

    private static String script(Lab lab, String options) {
        return "DST_ADMIN_PASSWORD='%s' bin/rehearse --url http://localhost:%d %s"
                .formatted(AdminClient.PASSWORD, lab.admin().port(), options);
    }

    @Test
    void thereIsOneAtATimeAndOneThatIsStoppedOrKilledLeavesNothing() throws Exception {
        var before = "";
        try (var lab = new LabProcess(folder)) {
            before = lab.admin().snapshot().toString();
            CompletableFuture.runAsync(() -> lab.admin().post("/api/rehearsal", STAYS_A_WHILE))
                    .exceptionally(killed -> null);
            await().until(() -> lab.admin().get("/api/rehearsal").get("served").asInt() == 1);
            assertThat(lab.admin().get("/api/status").at("/codes/used").asInt()).isEqualTo(1);
        }
        try (var lab = Lab.embedded(folder)) {
            leftNothing(lab, before);
            var stopped = begin(lab, STAYS_A_WHILE);
            await().until(() -> progress(lab).get("served").asInt() == 1);
            var second = lab.admin().post("/api/rehearsal", "{\"students\":1,\"seconds\":0}");
            assertThat(second.statusCode()).isEqualTo(409);
            assertThat(AdminClient.json(second).get("reason").asString()).isEqualTo("UNDER_WAY");
            lab.stop();
            assertThat(AdminClient.json(stopped.join()).get("served").asInt()).isEqualTo(1);
            leftNothing(lab.start().awaitConnected(), before);
        }
    }

    /** But for what was under way to the lab at a kill: it comes again, and is refused as anybody's. */
    private static void leftNothing(Lab lab, String before) {
        assertThat(lab.admin().snapshot()).hasToString(before);
    }

    private static JsonNode rehearsed(Lab lab, String plan) {
        var answer = lab.admin().post("/api/rehearsal", plan);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return AdminClient.json(answer);
    }

    private static CompletableFuture<HttpResponse<String>> begin(Lab lab, String plan) {
        var rest = lab.admin();
        return CompletableFuture.supplyAsync(() -> rest.post("/api/rehearsal", plan));
    }

    private static JsonNode progress(Lab lab) {
        return lab.admin().get("/api/rehearsal");
    }
}
