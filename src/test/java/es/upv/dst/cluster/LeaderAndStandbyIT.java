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

/** Tests two instances on one broker and one database: the leader serves MQTT clients, both answer HTTP requests. */
@Tag("postgresql")
class LeaderAndStandbyIT {

    @TempDir
    static Path folder;

    private static TwoInstances instances;
    private static Lab leader;
    private static Lab standby;

    @BeforeAll
    static void start() {
        instances = new TwoInstances(folder);
        leader = instances.one();
        standby = instances.other();
    }

    @AfterAll
    static void stop() {
        instances.close();
    }

    @Test
    void onlyTheLeaderReceives_andBothInstancesReportTheSameState() {
        try (var student = leader.student(1)) {
            var codes = IntStream.range(0, 5)
                    .mapToObj(index -> student.requestCode())
                    .toList();
            assertThat(codes).doesNotHaveDuplicates();
            assertThat(codes)
                    .allSatisfy(code ->
                            assertThat(student.submitAndAwaitVerdict(code)).endsWith("ACCEPTED"));
        }
        assertThat(leader.admin().get("/api/status").get("instance").toString())
                .isEqualTo("{\"name\":\"one\",\"role\":\"leader\"}");
        assertThat(standby.admin().get("/api/status").get("instance").toString())
                .isEqualTo("{\"name\":\"other\",\"role\":\"standby\"}");
        assertThat(standby.isConnected()).isFalse();
        assertThat(standby.scrape().value("dst_batch_messages_sum")).hasValue(0.0);
        assertThat(leader.scrape().value("dst_batch_messages_sum").orElseThrow())
                .isPositive();
        assertThat(standby.admin().mqttHealth().get("status").asString()).isEqualTo("UP");
        assertThat(standby.admin().mqttHealth().at("/details/role").asString()).isEqualTo("standby");
        assertThat(leader.admin().snapshot()).isEqualTo(standby.admin().snapshot());
    }

    @Test
    void submissionAtTheStandby_isKnownToTheLeader() {
        try (var student = leader.student(5)) {
            var code = student.requestCode();
            var submission = "{\"code\":\"%s\",\"name\":\"Eva\",\"email\":\"eva@example.org\"}".formatted(code);
            assertThat(standby.admin().post("/api/submissions", submission).statusCode())
                    .isEqualTo(201);
            assertThat(student.submitAndAwaitVerdict(code)).isEqualTo(code + ";ALREADY_USED");
            assertThat(student.requestCode()).isNotEqualTo(code);
        }
    }

    @Test
    void rehearsalAtTheStandby_isRefused() {
        assertThat(standby.admin()
                        .post("/api/rehearsal", "{\"students\":1,\"seconds\":1}")
                        .statusCode())
                .isEqualTo(409);
    }

    @Test
    void twentyConcurrentSubmissionsOfOneCode_areAcceptedOnce() {
        try (var student = leader.student(2)) {
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
    void rosterChangeAtOneInstance_isVisibleAtTheOther() {
        leader.enroll(TwoInstances.ENROLLED + 1);
        assertThat(enrolled(standby)).isEqualTo(TwoInstances.ENROLLED + 1);
        standby.enroll(TwoInstances.ENROLLED + 2);
        // The leader answers the student whom the standby has enrolled.
        try (var student = leader.student(TwoInstances.ENROLLED + 2)) {
            IntStream.range(0, 4)
                    .forEach(index -> assertThat(student.requestCode()).isNotEmpty());
        }
        standby.enroll(TwoInstances.ENROLLED);
        assertThat(enrolled(leader)).isEqualTo(TwoInstances.ENROLLED);
    }

    private static int enrolled(Lab lab) {
        return lab.admin().get("/api/roster").get("total").asInt();
    }

    @Test
    void doctorOfEachInstance_passes_andLeavesNoTrace() {
        var before = leader.admin().snapshot();
        for (var lab : instances.both()) {
            assertThat(lab.admin().doctorFailures()).doesNotContainKeys("broker", "policy", "qos", "database");
        }
        assertThat(leader.admin().snapshot()).isEqualTo(before);
    }

    @Test
    void rehearsalStudents_surviveARestartOfTheStandby() {
        leader.addRehearsalStudents(1);
        standby.stop().start();
        try (var student = leader.student(90_000_001)) {
            IntStream.range(0, 4)
                    .forEach(index -> assertThat(student.requestCode()).isNotEmpty());
        }
        leader.removeRehearsalStudents(1);
        assertThat(standby.admin().snapshot()).isEqualTo(leader.admin().snapshot());
        assertThat(leader.countRows("rehearsal_student")).isZero();
    }
}
