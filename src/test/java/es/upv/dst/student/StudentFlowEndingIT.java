// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.student;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import es.upv.dst.fixture.AdminClient;
import es.upv.dst.fixture.Lab;
import es.upv.dst.fixture.Mosquitto;
import java.nio.file.Path;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Tests the reason that a student flow reports on a broker with a wrong password, missing rules, or none running. */
class StudentFlowEndingIT {

    private static final String NOT_ENROLLED_DNI = "00000099";

    @TempDir
    static Path folder;

    private static Mosquitto mosquitto;
    private static Lab lab;

    @BeforeAll
    static void startLab() {
        mosquitto = Mosquitto.in(folder.resolve("mosquitto")).start();
        lab = Lab.on(
                        mosquitto,
                        folder,
                        "--dst.studentflow.code-timeout=1500ms",
                        "--dst.studentflow.verdict-timeout=1500ms")
                .awaitConnected()
                .enroll(1);
    }

    @AfterAll
    static void stopLab() {
        lab.close();
        mosquitto.close();
    }

    @AfterEach
    void restoreConfiguration() {
        mosquitto.reload("dst", "dst", "nothing");
    }

    @Test
    void wrongStudentPassword_isReportedAsLoginRefused() {
        mosquitto.reload("dst", "tsd", "nothing");
        assertEnds("CONNECT", "LOGIN_REFUSED");
    }

    @ParameterizedTest
    @CsvSource({
        "topic write DST/PETICION, ASK, REQUEST_REFUSED",
        "topic read DST/CODIGO, CODE, NO_CODE_IN_TIME",
        "topic write DST/SOLUCION, SOLVE, SOLUTION_REFUSED",
        "topic read DST/RESULTADO, VERDICT, NO_VERDICT_IN_TIME",
    })
    void missingAclRule_isReportedAtItsStep(String rule, String step, String reason) {
        mosquitto.reload("dst", "dst", rule);
        assertEnds(step, reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "00000001R", " ; \\u0000\\ud800", "LONG"})
    void malformedDni_isSentUnchanged_andReported(String dni) {
        var report = lab.admin().studentFlow(dni.equals("LONG") ? "1".repeat(2_000) : dni);
        assertThat(reason(report)).isEqualTo("DNI_MALFORMED");
        assertThat(report.at("/ended/step").asString()).isEqualTo("CODE");
    }

    @Test
    void tooManyFlowsAtOnce_getStatus429() throws InterruptedException {
        var request = (Callable<Integer>) () -> lab.admin()
                .post("/api/student-flow", AdminClient.studentJson(NOT_ENROLLED_DNI))
                .statusCode();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var statuses =
                    threads.invokeAll(Collections.nCopies(6, request)).stream().map(Future::resultNow);
            assertThat(statuses).hasSize(6).containsOnly(200, 429);
        }
        assertThat(reason(lab.admin().studentFlow(NOT_ENROLLED_DNI))).isEqualTo("NOT_ENROLLED");
    }

    private static void assertEnds(String step, String reason) {
        var report = await().until(
                        () -> lab.admin().studentFlow(Lab.dni(1)),
                        flow -> reason(flow).equals(reason));
        assertThat(report.at("/ended/step").asString()).isEqualTo(step);
        assertThat(report.at("/ended/advice").asString()).isNotEmpty();
    }

    private static String reason(JsonNode report) {
        return report.at("/ended/reason").asString("");
    }

    @Test
    void stoppedBroker_isReportedAsConnectionLost_thenUnreachable() {
        var requestsBefore = requests();
        var report = CompletableFuture.supplyAsync(() -> lab.admin().studentFlow(NOT_ENROLLED_DNI));
        await().until(() -> requests() == requestsBefore + 1);
        mosquitto.stop();
        assertThat(reason(report.join())).isEqualTo("CONNECTION_LOST");
        var unreachable = lab.admin().studentFlow(Lab.dni(1));
        assertThat(reason(unreachable)).isEqualTo("BROKER_UNREACHABLE");
        assertThat(unreachable.at("/steps/0/outcome").asString())
                .contains("refused")
                .doesNotContain("Exception");
        mosquitto.start();
        lab.awaitConnected();
    }

    private static int requests() {
        return lab.admin()
                .get("/api/requests?q=" + NOT_ENROLLED_DNI)
                .get("total")
                .asInt();
    }
}
