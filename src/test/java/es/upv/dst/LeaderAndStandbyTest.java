// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst;

import static org.assertj.core.api.Assertions.assertThat;

import es.upv.dst.lab.Instances;
import es.upv.dst.lab.Lab;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two instances on one broker and one database are one lab: the leader serves the students, the standby answers by HTTP. */
@Tag("postgresql")
class LeaderAndStandbyTest {

    @TempDir
    static Path folder;

    private static Instances instances;
    private static Lab one;
    private static Lab other;

    @BeforeAll
    static void start() {
        instances = new Instances(folder);
        one = instances.one();
        other = instances.other();
    }

    @AfterAll
    static void stop() {
        instances.close();
    }

    @Test
    void onlyTheLeaderReceives_andBothTellOfAll() {
        try (var student = one.student(1)) {
            var codes = IntStream.range(0, 12)
                    .mapToObj(time -> student.asksForACode())
                    .toList();
            assertThat(codes).doesNotHaveDuplicates();
            assertThat(codes)
                    .allSatisfy(code -> assertThat(student.solvesWith(code)).endsWith("ACCEPTED"));
        }
        assertThat(one.rest().get("/api/status").get("instance").toString())
                .isEqualTo("{\"name\":\"one\",\"role\":\"leader\"}");
        assertThat(other.rest().get("/api/status").get("instance").toString())
                .isEqualTo("{\"name\":\"other\",\"role\":\"standby\"}");
        assertThat(other.isUp()).isFalse();
        assertThat(other.rest().mqttHealth().get("status").asString()).isEqualTo("UP");
        assertThat(other.rest().mqttHealth().at("/details/role").asString()).isEqualTo("standby");
        assertThat(one.rest().everything()).isEqualTo(other.rest().everything());
    }

    @Test
    void whatIsHandedInAtTheStandby_isKnownToTheLeader() {
        try (var student = one.student(5)) {
            var code = student.asksForACode();
            var submission = "{\"code\":\"%s\",\"name\":\"Eva\",\"email\":\"eva@example.org\"}".formatted(code);
            assertThat(other.rest().post("/api/submissions", submission).statusCode())
                    .isEqualTo(201);
            assertThat(student.solvesWith(code)).isEqualTo(code + ";ALREADY_USED");
            assertThat(student.asksForACode()).isNotEqualTo(code);
        }
    }

    @Test
    void standby_refusesARehearsal() {
        assertThat(other.rest()
                        .post("/api/rehearsal", "{\"students\":1,\"seconds\":1}")
                        .statusCode())
                .isEqualTo(409);
    }

    @Test
    void ofManyWhoHandOneCodeInAtOnceOneIsAccepted() {
        try (var student = one.student(2)) {
            var code = student.asksForACode();
            student.saysAll(
                    "DST/SOLUCION",
                    IntStream.range(0, 20).mapToObj(number -> code + ";Alumno " + number + ";a@example.org"));
            var verdicts = IntStream.range(0, 20)
                    .mapToObj(number -> student.hearsAVerdict())
                    .toList();
            assertThat(verdicts)
                    .filteredOn(verdict -> verdict.endsWith(";ACCEPTED"))
                    .hasSize(1);
            assertThat(verdicts)
                    .filteredOn(verdict -> verdict.endsWith(";ALREADY_USED"))
                    .hasSize(19);
        }
    }

    @Test
    void whomOneEnrolsTheOtherServes() {
        one.enrolling(Instances.ENROLLED + 1);
        try (var student = one.student(Instances.ENROLLED + 1)) {
            IntStream.range(0, 4)
                    .forEach(time -> assertThat(student.asksForACode()).isNotEmpty());
        }
        assertThat(other.rest().get("/api/roster").get("total").asInt()).isEqualTo(Instances.ENROLLED + 1);
        other.enrolling(Instances.ENROLLED);
        assertThat(one.rest().get("/api/roster").get("total").asInt()).isEqualTo(Instances.ENROLLED);
    }

    @Test
    void theDoctorsOfBothAreContentAndLeaveNothing() {
        var before = one.rest().everything();
        for (var lab : instances.both()) {
            assertThat(lab.rest().ailments()).doesNotContainKeys("broker", "policy", "qos", "database");
        }
        assertThat(one.rest().everything()).isEqualTo(before);
    }

    @Test
    void aRehearsalOfOneOutlivesAStartOfTheOther() {
        one.rehearsing(1);
        other.stop().start();
        try (var student = one.student(90_000_001)) {
            IntStream.range(0, 4)
                    .forEach(time -> assertThat(student.asksForACode()).isNotEmpty());
        }
        one.dismissing(1);
        assertThat(other.rest().everything()).isEqualTo(one.rest().everything());
        assertThat(one.countsRows("rehearsal_student")).isZero();
    }
}
