// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.student;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import es.upv.dst.fixture.AdminClient;
import es.upv.dst.fixture.BrokerKind;
import es.upv.dst.fixture.Certificate;
import es.upv.dst.fixture.Lab;
import es.upv.dst.fixture.LabProcess;
import es.upv.dst.fixture.Mosquitto;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** A student's program, run by the professor, with a class around it. */
class StudentFlowIT {

    private static final List<String> STEPS = List.of("CONNECT", "SUBSCRIBE", "ASK", "CODE", "SOLVE", "VERDICT");

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void itCertifiesWhoIsEnrolledAndFindsOutWhoIsNot(BrokerKind broker) throws Exception {
        broker.with(folder, lab -> {
            certifies(lab.enroll(1));
            var stranger = lab.admin().studentFlow(Lab.dni(2));
            assertThat(stranger.at("/ended/step").asString()).isEqualTo("CODE");
            assertThat(stranger.at("/ended/reason").asString()).isEqualTo("NOT_ENROLLED");
            assertThat(stranger.at("/ended/advice").asString()).contains("roster");
            assertThat(stranger.get("verdict").isNull()).isTrue();
            assertThat(names(stranger)).isEqualTo(STEPS.subList(0, 4));
            assertThat(lab.admin()
                            .get("/api/requests?outcome=NOT_ENROLLED")
                            .get("total")
                            .asInt())
                    .isEqualTo(1);
        });
    }

    private static void certifies(Lab lab) {
        var before = lab.admin().get("/api/status").at("/startedAt").asString();
        var report = lab.admin().studentFlow(Lab.dni(1));
        assertThat(names(report)).isEqualTo(STEPS);
        assertThat(report.get("steps").valueStream())
                .isSortedAccordingTo((first, second) -> Long.compare(
                        first.get("afterMs").asLong(), second.get("afterMs").asLong()))
                .allSatisfy(step -> assertThat(step.get("at").asString())
                        .isGreaterThan(before)
                        .endsWith("Z"));
        assertThat(report.get("verdict").asString()).isEqualTo("ACCEPTED");
        assertThat(report.get("ended").isNull()).isTrue();
        assertThat(lab.admin().certifiedLines())
                .containsExactly(report.get("code").asString() + ";Eva;eva@example.org");
    }

    private static List<String> names(JsonNode report) {
        return report.get("steps")
                .valueStream()
                .map(step -> step.get("step").asString())
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void aCodeThatSomebodyElseHasUsedCostsItTheNextOne(BrokerKind broker) throws Exception {
        BrokerKind.Use theNextOne = lab -> {
            try (var student = lab.enroll(2).student(2)) {
                var used = student.requestCode();
                student.submitAndAwaitVerdict(used);
                var report = await().until(
                                () -> flowAmidst(lab, used),
                                told -> told.toString().contains(used));
                assertThat(report.toString()).contains(used + " was received", used + ";ALREADY_USED was received");
                assertThat(report.get("verdict").asString()).isEqualTo("ACCEPTED");
                assertThat(report.get("code").asString()).isNotEqualTo(used);
                assertThat(names(report)).hasSize(STEPS.size() + 3);
            }
        };
        broker.with(folder, theNextOne);
    }

    /** The flow of somebody who hears a code of before again and again, and so most likely before the one that is new. */
    private static JsonNode flowAmidst(Lab lab, String used) {
        var over = new AtomicBoolean();
        try (var teacher = lab.teacher()) {
            var talk = Thread.ofVirtual().start(() -> {
                while (!over.get()) {
                    teacher.publish("DST/CODIGO", used);
                }
            });
            try {
                return lab.admin().studentFlow(Lab.dni(1));
            } finally {
                over.set(true);
                talk.join();
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** In a process of its own, since a JVM reads once whom it trusts. */
    @Test
    void itGoesOverTlsToo() throws Exception {
        var certificate = Certificate.in(folder);
        try (var mosquitto = Mosquitto.in(folder.resolve("mosquitto"), certificate.settings())
                        .start();
                var lab = new LabProcess(folder, certificate.jvm("ssl://localhost:" + mosquitto.port()))) {
            assertThat(lab.admin().studentFlow(Lab.dni(1)).get("verdict").asString())
                    .isEqualTo("ACCEPTED");
        }
    }

    @Test
    void itIsAbsentWhereItIsSwitchedOff() {
        try (var lab = Lab.embedded(folder, "--dst.studentflow.enabled=false").enroll(1)) {
            var answer = lab.admin().post("/api/student-flow", AdminClient.studentJson(Lab.dni(1)));
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
            assertThat(lab.admin().get("/v3/api-docs").get("paths").has("/api/student-flow"))
                    .isFalse();
        }
    }
}
