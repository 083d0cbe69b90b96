// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.help;

import static es.upv.dst.fixture.Lab.dni;
import static org.assertj.core.api.Assertions.assertThat;

import es.upv.dst.fixture.AnonymousClient;
import es.upv.dst.fixture.Lab;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests the form "What has the laboratory received?": it shows the steps of a student only with the e-mail address of
 * that student.
 */
@TestInstance(Lifecycle.PER_CLASS)
@Tag("database")
class HelpWithStepsIT {

    private static final int PER_ADDRESS = 100;

    private Lab lab;
    private AnonymousClient client;

    @BeforeAll
    void start(@TempDir Path folder) {
        lab = Lab.embedded(folder, "--dst.help.per-address=" + PER_ADDRESS, "--dst.help.per-dni=4")
                .enroll(30);
        client = lab.anonymous();
    }

    @AfterAll
    void stop() {
        lab.close();
    }

    @Test
    void studentWithoutMessages_seesThatNothingWasReceived() {
        assertThat(stepsOf(1)).contains("No ha llegado ningún mensaje tuyo").doesNotContain("Últimos eventos");
    }

    @Test
    void studentWithoutSolution_isAdvisedToSubscribe_andSeesNoCode() {
        try (var student = lab.student(2)) {
            var code = student.requestCode();
            assertThat(stepsOf(2))
                    .contains(
                            "después no ha llegado ninguna solución",
                            "suscríbete antes de pedir",
                            "se publicó un código")
                    .doesNotContain(code);
        }
    }

    @Test
    void certifiedStudent_seesAllSteps() {
        try (var student = lab.student(3)) {
            submitAndAwaitVerdict(student.requestCode() + ";Alumno 3;ALUMNO3@example.org");
            assertThat(stepsOf(3))
                    .containsSubsequence("Estás en la lista", "Llegó tu petición", "ACCEPTED", "pendiente de envío");
        }
    }

    @Test
    void codeUsedWithAnotherEmail_isReportedToItsStudent() {
        try (var student = lab.student(4)) {
            var code = student.requestCode();
            submitAndAwaitVerdict(code + ";Mallory;mallory@example.org");
            assertThat(stepsOf(4)).contains("se ha usado con otro correo").doesNotContain("allory", code);
        }
    }

    @Test
    void refusedSolution_isShownWithItsReason() {
        try (var student = lab.student(5)) {
            var code = student.requestCode();
            submitAndAwaitVerdict(" " + code + ";Alumno 5;alumno5@example.org");
            assertThat(stepsOf(5)).contains("el primer campo no es un código válido", "INVALID_CODE");
            submitAndAwaitVerdict(code + ",Alumno 5;alumno5@example.org");
            assertThat(stepsOf(5)).contains("no tiene el formato código;nombre;correo", "MALFORMED");
            student.requestCode();
            assertThat(stepsOf(5)).contains("después no ha llegado ninguna solución");
        }
    }

    @Test
    void wrongEmail_getsTheSameAnswerForEnrolledAndUnknownDnis() {
        var answers = new HashSet<String>();
        var statuses = new HashSet<Integer>();
        for (var number = 6; number <= 20; number++) {
            for (var dni : new String[] {dni(number), dni(90_000_000 + number), "X%07d".formatted(number)}) {
                var answer = client.showSteps(dni, "alumno1@example.org");
                answers.add(answer.headers().map().keySet() + answer.body());
                statuses.add(answer.statusCode());
            }
        }
        assertThat(statuses).containsExactly(200);
        assertThat(answers).hasSize(1).first().asString().contains("Nadie de la lista tiene ese DNI con ese correo");
    }

    @Test
    void rehearsalStudent_getsTheAnswerForAnUnknownDni() {
        var rehearsalStudent = "[{\"dni\":\"00000040\",\"name\":\"R\",\"email\":\"r@example.org\",\"rehearsal\":true}]";
        assertThat(lab.admin().post("/api/roster", rehearsalStudent).statusCode())
                .isEqualTo(200);
        assertThat(client.showSteps(dni(40), "r@example.org").body())
                .isEqualTo(client.showSteps(dni(41), "r@example.org").body())
                .contains("Nadie de la lista");
    }

    @Test
    void severalEmailsForOneDni_areThrottled() {
        for (var number : new int[] {21, 90_000_021}) {
            for (var guess = 1; guess <= 4; guess++) {
                assertThat(client.showSteps(dni(number), "guess" + guess + "@example.org")
                                .statusCode())
                        .isEqualTo(200);
            }
            var refused = client.showSteps(dni(number), "alumno21@example.org");
            assertThat(refused.statusCode()).isEqualTo(429);
            assertThat(refused.headers()
                            .firstValue("Retry-After")
                            .map(Integer::parseInt)
                            .orElseThrow())
                    .isBetween(1, 60);
            assertThat(refused.body()).contains("demasiadas veces");
        }
    }

    /**
     * A query with a wrong e-mail address reads no table, so it is answered at once. A query with the right one gets
     * 503, since the tables are not up to date.
     */
    @Test
    @Tag("h2")
    @Timeout(30)
    void wrongEmail_isAnsweredWhileTheTablesAreLocked() throws Exception {
        try (var student = lab.student(22);
                var _ = lab.lockTables()) {
            student.requestCode();
            var startNanos = System.nanoTime();
            assertThat(client.showSteps(dni(22), "stranger@example.org").body()).contains("Nadie de la lista");
            assertThat(Duration.ofNanos(System.nanoTime() - startNanos)).isLessThan(Duration.ofSeconds(4));
            var response = client.showSteps(dni(22), "alumno22@example.org");
            assertThat(response.statusCode()).isEqualTo(503);
            assertThat(response.body()).contains("aún no están actualizados");
        }
    }

    private String stepsOf(int number) {
        return client.showSteps(" " + dni(number), " Alumno" + number + "@Example.org ")
                .body();
    }

    /** Submits as another student, since a solution does not name its sender, and waits for the verdict. */
    private void submitAndAwaitVerdict(String solution) {
        try (var student = lab.student(30)) {
            student.publish("DST/SOLUCION", solution);
            student.awaitVerdict();
        }
    }
}
