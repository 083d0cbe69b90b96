// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import es.upv.dst.fixture.Lab;
import es.upv.dst.fixture.TwoInstances;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two instances on one broker and one database are one lab: the leader serves the students, the standby answers by HTTP. */
@Tag("postgresql")
class LeaderAndStandbyIT {

    @TempDir
    static Path folder;

    private static TwoInstances instances;
    private static Lab one;
    private static Lab other;

    @BeforeAll
    static void start() {
        instances = new TwoInstances(folder);
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
                    .mapToObj(time -> student.requestCode())
                    .toList();
            assertThat(codes).doesNotHaveDuplicates();
            assertThat(codes)
                    .allSatisfy(code ->
                            assertThat(student.submitAndAwaitVerdict(code)).endsWith("ACCEPTED"));
        }
        assertThat(one.admin().get("/api/status").get("instance").toString())
                .isEqualTo("{\"name\":\"one\",\"role\":\"leader\"}");
        assertThat(other.admin().get("/api/status").get("instance").toString())
                .isEqualTo("{\"name\":\"other\",\"role\":\"standby\"}");
        assertThat(other.isConnected()).isFalse();
        assertThat(other.admin().mqttHealth().get("status").asString()).isEqualTo("UP");
        assertThat(other.admin().mqttHealth().at("/details/role").asString()).isEqualTo("standby");
        assertThat(one.admin().snapshot()).isEqualTo(other.admin().snapshot());
    }

    @Test
    void whatIsHandedInAtTheStandby_isKnownToTheLeader() {
        try (var student = one.student(5)) {
            var code = student.requestCode();
            var submission = "{\"code\":\"%s\",\"name\":\"Eva\",\"email\":\"eva@example.org\"}".formatted(code);
            assertThat(other.admin().post("/api/submissions", submission).statusCode())
                    .isEqualTo(201);
            assertThat(student.submitAndAwaitVerdict(code)).isEqualTo(code + ";ALREADY_USED");
            assertThat(student.requestCode()).isNotEqualTo(code);
        }
    }

    @Test
    void standby_refusesARehearsal() {
        assertThat(other.admin()
                        .post("/api/rehearsal", "{\"students\":1,\"seconds\":1}")
                        .statusCode())
                .isEqualTo(409);
    }

    @Test
    void ofManyWhoHandOneCodeInAtOnceOneIsAccepted() {
        try (var student = one.student(2)) {
            var code = student.requestCode();
            student.publishAll(
                    "DST/SOLUCION",
                    IntStream.range(0, 20).mapToObj(number -> code + ";Alumno " + number + ";a@example.org"));
            var verdicts = IntStream.range(0, 20)
                    .mapToObj(number -> student.awaitVerdict())
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
        one.enroll(TwoInstances.ENROLLED + 1);
        try (var student = one.student(TwoInstances.ENROLLED + 1)) {
            IntStream.range(0, 4)
                    .forEach(time -> assertThat(student.requestCode()).isNotEmpty());
        }
        assertThat(other.admin().get("/api/roster").get("total").asInt()).isEqualTo(TwoInstances.ENROLLED + 1);
        other.enroll(TwoInstances.ENROLLED);
        assertThat(one.admin().get("/api/roster").get("total").asInt()).isEqualTo(TwoInstances.ENROLLED);
    }

    @Test
    void theDoctorsOfBothAreContentAndLeaveNothing() {
        var before = one.admin().snapshot();
        for (var lab : instances.both()) {
            assertThat(lab.admin().doctorFailures()).doesNotContainKeys("broker", "policy", "qos", "database");
        }
        assertThat(one.admin().snapshot()).isEqualTo(before);
    }

    @Test
    void aRehearsalOfOneOutlivesAStartOfTheOther() {
        one.addRehearsalStudents(1);
        other.stop().start();
        try (var student = one.student(90_000_001)) {
            IntStream.range(0, 4)
                    .forEach(time -> assertThat(student.requestCode()).isNotEmpty());
        }
        one.removeRehearsalStudents(1);
        assertThat(other.admin().snapshot()).isEqualTo(one.admin().snapshot());
        assertThat(one.countRows("rehearsal_student")).isZero();
    }
}
