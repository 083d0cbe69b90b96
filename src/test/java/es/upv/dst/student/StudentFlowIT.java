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
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** Tests the student flow that the professor starts over REST, on each kind of broker. */
class StudentFlowIT {

    private static final List<String> STEPS = List.of("CONNECT", "SUBSCRIBE", "ASK", "CODE", "SOLVE", "VERDICT");

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void enrolledStudent_isCertified_andUnknownDniIsReported(BrokerKind broker) throws Exception {
        broker.with(folder, lab -> {
            assertCertified(lab.enroll(1));
            var unknown = lab.admin().studentFlow(Lab.dni(2));
            assertThat(unknown.at("/ended/step").asString()).isEqualTo("CODE");
            assertThat(unknown.at("/ended/reason").asString()).isEqualTo("NOT_ENROLLED");
            assertThat(unknown.at("/ended/advice").asString()).contains("roster");
            assertThat(unknown.get("verdict").isNull()).isTrue();
            assertThat(stepNames(unknown)).isEqualTo(STEPS.subList(0, 4));
            assertThat(lab.admin()
                            .get("/api/requests?outcome=NOT_ENROLLED")
                            .get("total")
                            .asInt())
                    .isEqualTo(1);
        });
    }

    private static void assertCertified(Lab lab) {
        var before = Instant.now();
        var report = lab.admin().studentFlow(Lab.dni(1));
        var after = Instant.now();
        assertThat(stepNames(report)).isEqualTo(STEPS);
        assertThat(report.get("steps").valueStream())
                .isSortedAccordingTo((first, second) -> Long.compare(
                        first.get("afterMs").asLong(), second.get("afterMs").asLong()))
                .allSatisfy(step -> assertThat(step.get("at").asString())
                        .endsWith("Z")
                        .satisfies(at -> assertThat(Instant.parse(at)).isBetween(before, after)));
        assertThat(report.get("verdict").asString()).isEqualTo("ACCEPTED");
        assertThat(report.get("ended").isNull()).isTrue();
        assertThat(lab.admin().certifiedLines())
                .containsExactly(report.get("code").asString() + ";Eva;eva@example.org");
    }

    private static List<String> stepNames(JsonNode report) {
        return report.get("steps")
                .valueStream()
                .map(step -> step.get("step").asString())
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void usedCodeReceivedFirst_isRefused_andTheNextCodeIsSubmitted(BrokerKind broker) throws Exception {
        BrokerKind.Use usedCodeFirst = lab -> {
            try (var student = lab.enroll(2).student(2)) {
                var used = student.requestCode();
                student.submitAndAwaitVerdict(used);
                var report = await().until(
                                () -> runFlowWhilePublishing(lab, used),
                                flow -> flow.toString().contains(used));
                assertThat(report.toString()).contains(used + " was received", used + ";ALREADY_USED was received");
                assertThat(report.get("verdict").asString()).isEqualTo("ACCEPTED");
                assertThat(report.get("code").asString()).isNotEqualTo(used);
                assertThat(stepNames(report)).hasSize(STEPS.size() + 3);
            }
        };
        broker.with(folder, usedCodeFirst);
    }

    /**
     * Publishes the used code repeatedly during the flow, so that the flow probably receives it before the new code.
     */
    private static JsonNode runFlowWhilePublishing(Lab lab, String used) {
        var ended = new AtomicBoolean();
        try (var teacher = lab.teacher()) {
            var publisher = Thread.ofVirtual().start(() -> {
                while (!ended.get()) {
                    teacher.publish("DST/CODIGO", used);
                }
            });
            try {
                return lab.admin().studentFlow(Lab.dni(1));
            } finally {
                ended.set(true);
                publisher.join();
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Runs in its own process, because a JVM reads its trust store only once. */
    @Test
    void flowOverTls_isAccepted() throws Exception {
        var certificate = Certificate.in(folder);
        try (var mosquitto = Mosquitto.in(folder.resolve("mosquitto"), certificate.settings())
                        .start();
                var lab = new LabProcess(folder, certificate.jvm("ssl://localhost:" + mosquitto.port()))) {
            assertThat(lab.admin().studentFlow(Lab.dni(1)).get("verdict").asString())
                    .isEqualTo("ACCEPTED");
        }
    }

    @Test
    void disabledStudentFlow_getsStatus404() {
        try (var lab = Lab.embedded(folder, "--dst.studentflow.enabled=false").enroll(1)) {
            var response = lab.admin().post("/api/student-flow", AdminClient.studentJson(Lab.dni(1)));
            assertThat(response.statusCode()).isEqualTo(404);
            assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
            assertThat(lab.admin().get("/v3/api-docs").get("paths").has("/api/student-flow"))
                    .isFalse();
        }
    }
}
