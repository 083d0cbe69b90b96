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

/** "What has the laboratory received?" tells a student what came, and strangers nothing. */
@TestInstance(Lifecycle.PER_CLASS)
@Tag("database")
class HelpWithStepsIT {

    private static final int PER_ADDRESS = 100;

    private Lab lab;
    private AnonymousClient visitor;

    @BeforeAll
    void start(@TempDir Path folder) {
        lab = Lab.embedded(folder, "--dst.help.per-address=" + PER_ADDRESS, "--dst.help.per-dni=4")
                .enroll(30);
        visitor = lab.anonymous();
    }

    @AfterAll
    void stop() {
        lab.close();
    }

    @Test
    void whoHasSentNothingIsToldSo() {
        assertThat(told(1)).contains("No ha llegado ningún mensaje tuyo").doesNotContain("Últimos eventos");
    }

    @Test
    void whoDidNotListenIsToldToSubscribeFirstAndSeesNoCode() {
        try (var student = lab.student(2)) {
            var code = student.requestCode();
            assertThat(told(2))
                    .contains(
                            "después no ha llegado ninguna solución",
                            "suscríbete antes de pedir",
                            "se publicó un código")
                    .doesNotContain(code);
        }
    }

    @Test
    void whoIsCertifiedSeesTheWholeWay() {
        try (var student = lab.student(3)) {
            solves(student.requestCode() + ";Alumno 3;ALUMNO3@example.org");
            assertThat(told(3))
                    .containsSubsequence("Estás en la lista", "Llegó tu petición", "ACCEPTED", "pendiente de envío");
        }
    }

    @Test
    void whosCodeWasTakenIsToldSo() {
        try (var student = lab.student(4)) {
            var code = student.requestCode();
            solves(code + ";Mallory;mallory@example.org");
            assertThat(told(4)).contains("se ha usado con otro correo").doesNotContain("allory", code);
        }
    }

    @Test
    void whoseSolutionWasRefusedIsToldWhy() {
        try (var student = lab.student(5)) {
            var code = student.requestCode();
            solves(" " + code + ";Alumno 5;alumno5@example.org");
            assertThat(told(5)).contains("el primer campo no es un código válido", "INVALID_CODE");
            solves(code + ",Alumno 5;alumno5@example.org");
            assertThat(told(5)).contains("no tiene el formato código;nombre;correo", "MALFORMED");
            student.requestCode();
            assertThat(told(5)).contains("después no ha llegado ninguna solución");
        }
    }

    @Test
    void noAnswerTellsWhetherSomebodyIsEnrolled() {
        var answers = new HashSet<String>();
        var statuses = new HashSet<Integer>();
        for (var number = 6; number <= 20; number++) {
            for (var dni : new String[] {dni(number), dni(90_000_000 + number), "X%07d".formatted(number)}) {
                var answer = visitor.showSteps(dni, "alumno1@example.org");
                answers.add(answer.headers().map().keySet() + answer.body());
                statuses.add(answer.statusCode());
            }
        }
        assertThat(statuses).containsExactly(200);
        assertThat(answers).hasSize(1).first().asString().contains("Nadie de la lista tiene ese DNI con ese correo");
    }

    @Test
    void whoIsMarkedForARehearsalIsAStranger() {
        var marked = "[{\"dni\":\"00000040\",\"name\":\"R\",\"email\":\"r@example.org\",\"rehearsal\":true}]";
        assertThat(lab.admin().post("/api/roster", marked).statusCode()).isEqualTo(200);
        assertThat(visitor.showSteps(dni(40), "r@example.org").body())
                .isEqualTo(visitor.showSteps(dni(41), "r@example.org").body())
                .contains("Nadie de la lista");
    }

    @Test
    void aNumberIsNotTriedWithOneAddressAfterTheOther() {
        for (var number : new int[] {21, 90_000_021}) {
            for (var guess = 1; guess <= 4; guess++) {
                assertThat(visitor.showSteps(dni(number), "guess" + guess + "@example.org")
                                .statusCode())
                        .isEqualTo(200);
            }
            var refused = visitor.showSteps(dni(number), "alumno21@example.org");
            assertThat(refused.statusCode()).isEqualTo(429);
            assertThat(refused.headers()
                            .firstValue("Retry-After")
                            .map(Integer::parseInt)
                            .orElseThrow())
                    .isBetween(1, 60);
            assertThat(refused.body()).contains("demasiadas veces");
        }
    }

    /** A stranger is answered at once, so no table was asked; who waits for them is told to come again. */
    @Test
    @Tag("h2")
    @Timeout(30)
    void aStrangerKeepsNoTableBusy() throws Exception {
        try (var student = lab.student(22);
                var held = lab.lockTables()) {
            student.requestCode();
            assertThat(held).isNotNull();
            var began = System.nanoTime();
            assertThat(visitor.showSteps(dni(22), "stranger@example.org").body())
                    .contains("Nadie de la lista");
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(4));
            var later = visitor.showSteps(dni(22), "alumno22@example.org");
            assertThat(later.statusCode()).isEqualTo(503);
            assertThat(later.body()).contains("aún no están actualizados");
        }
    }

    private String told(int number) {
        return visitor.showSteps(" " + dni(number), " Alumno" + number + "@Example.org ")
                .body();
    }

    /** Hands in as anybody might, and waits for the verdict. */
    private void solves(String solution) {
        try (var anybody = lab.student(30)) {
            anybody.publish("DST/SOLUCION", solution);
            anybody.awaitVerdict();
        }
    }
}
