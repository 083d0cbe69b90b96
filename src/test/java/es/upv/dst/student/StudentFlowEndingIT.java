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

/** What a student's program says of a broker that is not as it should be. */
class StudentFlowEndingIT {

    private static final String STRANGER = "00000099";

    @TempDir
    static Path folder;

    private static Mosquitto mosquitto;
    private static Lab lab;

    @BeforeAll
    static void oneLabForAll() {
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
    static void theEnd() {
        lab.close();
        mosquitto.close();
    }

    @AfterEach
    void mend() {
        mosquitto.reload("dst", "dst", "nothing");
    }

    @Test
    void anotherPasswordThanTheSheetsIsALoginThatIsRefused() {
        mosquitto.reload("dst", "tsd", "nothing");
        ends("CONNECT", "LOGIN_REFUSED");
    }

    @ParameterizedTest
    @CsvSource({
        "topic write DST/PETICION, ASK, REQUEST_REFUSED",
        "topic read DST/CODIGO, CODE, NO_CODE_IN_TIME",
        "topic write DST/SOLUCION, SOLVE, SOLUTION_REFUSED",
        "topic read DST/RESULTADO, VERDICT, NO_VERDICT_IN_TIME",
    })
    void aRuleThatIsMissingIsFoundWhereItIsNeeded(String rule, String step, String reason) {
        mosquitto.reload("dst", "dst", rule);
        ends(step, reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "00000001R", " ; \\u0000\\ud800", "LONG"})
    void whatIsNoDniIsSentAsItIsAndThenExplained(String dni) {
        var report = lab.admin().studentFlow(dni.equals("LONG") ? "1".repeat(2_000) : dni);
        assertThat(reason(report)).isEqualTo("DNI_MALFORMED");
        assertThat(report.at("/ended/step").asString()).isEqualTo("CODE");
    }

    @Test
    void moreThanAFewAtOnceAreToldToTryAgain() throws InterruptedException {
        var call = (Callable<Integer>) () -> lab.admin()
                .post("/api/student-flow", AdminClient.studentJson(STRANGER))
                .statusCode();
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var statuses =
                    callers.invokeAll(Collections.nCopies(6, call)).stream().map(Future::resultNow);
            assertThat(statuses).hasSize(6).containsOnly(200, 429);
        }
        assertThat(reason(lab.admin().studentFlow(STRANGER))).isEqualTo("NOT_ENROLLED");
    }

    private static void ends(String step, String reason) {
        var report = await().until(
                        () -> lab.admin().studentFlow(Lab.dni(1)),
                        told -> reason(told).equals(reason));
        assertThat(report.at("/ended/step").asString()).isEqualTo(step);
        assertThat(report.at("/ended/advice").asString()).isNotEmpty();
    }

    private static String reason(JsonNode report) {
        return report.at("/ended/reason").asString("");
    }

    @Test
    void aBrokerThatIsStoppedIsUnreachableAndInTheMiddleALostConnection() {
        var report = CompletableFuture.supplyAsync(() -> lab.admin().studentFlow(STRANGER));
        await().until(() ->
                lab.admin().get("/api/requests?q=" + STRANGER).get("total").asInt() == 1);
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
}
