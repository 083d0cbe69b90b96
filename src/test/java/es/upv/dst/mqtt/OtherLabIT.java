// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.mqtt;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import es.upv.dst.fixture.Lab;
import es.upv.dst.fixture.LabProcess;
import es.upv.dst.fixture.Mosquitto;
import es.upv.dst.fixture.MqttVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/**
 * Tests two labs with separate databases on the same topics of one broker: the lab that started later stops receiving.
 */
@ExtendWith(OutputCaptureExtension.class)
class OtherLabIT {

    private static final String PRESENCE_TOPIC = "DST/LABORATORIO";

    /** A time that is not a long. */
    private static final String TOO_LONG = "99999999999999999999";

    @TempDir
    Path folder;

    private Mosquitto broker;
    private Lab first;

    @BeforeEach
    void start() {
        broker = Mosquitto.in(folder.resolve("broker")).start();
        first = Lab.on(broker, folder.resolve("first")).awaitConnected().enroll(2);
    }

    @AfterEach
    void stop() {
        first.close();
        broker.close();
    }

    @Test
    void secondLab_receivesNothing_andReportsTheOtherLab(CapturedOutput output) {
        try (var second = Lab.on(broker, folder.resolve("second")).enroll(2);
                var student = first.student(1)) {
            await().until(() ->
                    second.admin().mqttHealth().at("/details/otherLab").asBoolean());
            assertThat(second.admin().mqttHealth().get("status").asString()).isEqualTo("DOWN");
            assertThat(second.admin().doctorFailures().get("broker")).contains("Another lab", "DST_TOPICS_PREFIX");
            assertThat(output).contains("Another lab uses the topics of this one");

            assertThat(student.submitAndAwaitVerdict(student.requestCode())).endsWith(";ACCEPTED");
            assertThat(second.admin().get("/api/status").at("/requests/total").asInt())
                    .isZero();
            assertThat(second.isConnected()).isFalse();
            await().until(() -> first.isConnected()
                    && first.admin().mqttHealth().get("status").asString().equals("UP"));
        }
    }

    /** A lab that is not answered in time on a busy machine takes over the connections, and yields then. */
    @Test
    void secondLab_doesNotTakeOverTheConnections() {
        var attempts = Stream.of("one", "two", "three").anyMatch(attempt -> {
            var before = reconnects();
            try (var second = Lab.on(broker, folder.resolve(attempt))) {
                await().until(() ->
                        second.admin().mqttHealth().at("/details/otherLab").asBoolean());
            }
            return reconnects().equals(before);
        });
        assertThat(attempts).isTrue();
    }

    private Optional<Double> reconnects() {
        return first.scrape().value("dst_broker_reconnects_total");
    }

    /** Either both connect before they receive a heartbeat, or each takes over the connections of the other. */
    @Test
    void twoLabsStartedTogether_oneReceives_andTheOtherStops() throws IOException {
        first.stop();
        var starting = startAsync("other");
        try (var one = startAsync("one").join();
                var other = starting.join()) {
            await().until(() -> one.admin().isConnected() != other.admin().isConnected());
            await().during(Duration.ofSeconds(5))
                    .until(() -> one.admin().isConnected() != other.admin().isConnected());
            var stopped = one.admin().isConnected() ? other : one;
            assertThat(stopped.admin().mqttHealth().at("/details/otherLab").asBoolean())
                    .isTrue();
        }
    }

    private CompletableFuture<LabProcess> startAsync(String name) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return LabProcess.on(broker, Files.createDirectories(folder.resolve(name)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    @Test
    void heartbeatOfALabStartedEarlier_stopsReceiving(CapturedOutput output) {
        try (var teacher = first.teacher()) {
            teacher.publish(
                    PRESENCE_TOPIC,
                    UUID.randomUUID() + " "
                            + Instant.parse("2026-01-01T00:00:00Z").toEpochMilli());
            await().until(() -> !first.isConnected());
            await().until(() ->
                    first.admin().mqttHealth().get("status").asString().equals("DOWN"));
            assertThat(output).contains("Another lab uses the topics of this one");
        }
    }

    @Test
    void heartbeatOfALabStartedLater_onlyFailsTheDoctor() {
        try (var teacher = first.teacher();
                var student = first.student(1)) {
            teacher.publish(
                    PRESENCE_TOPIC, UUID.randomUUID() + " " + Instant.now().toEpochMilli());
            await().until(() -> first.admin().doctorFailures().containsKey("broker"));
            assertThat(first.admin().doctorFailures().get("broker")).contains("Another lab", "DST_TOPICS_PREFIX");
            assertThat(student.requestCode()).isNotEmpty();
        }
    }

    /** Without answers, the lab sends two heartbeats a second. */
    @Test
    void heartbeatsOfALabStartedLater_areAnsweredAtOnce() {
        var later = UUID.randomUUID() + " " + Instant.now().toEpochMilli();
        var answers = new AtomicInteger();
        var teacher = MqttVersion.MQTT_5.connect(
                broker.port(),
                "",
                "teacher",
                "teacher",
                (topic, payload) -> answers.addAndGet(new String(payload, UTF_8).equals(later) ? 0 : 1));
        teacher.subscribe(PRESENCE_TOPIC);
        for (int heartbeat = 0; heartbeat < 300; heartbeat++) {
            teacher.publish(PRESENCE_TOPIC, later);
        }
        await().until(() -> answers.get() >= 300);
        teacher.close();
    }

    /**
     * The last heartbeat is valid: the lab has handled the invalid ones when it reports the later lab. An exception
     * would have closed the connection, and a heartbeat of an earlier lab would have stopped it.
     */
    @Test
    void invalidHeartbeats_areIgnored() {
        try (var teacher = first.teacher();
                var student = first.student(1)) {
            for (var invalid : List.of("", "not a heartbeat", " 1", "x 1", "%s", "%s 1 ", "%s -1", "%s " + TOO_LONG)) {
                teacher.publish(PRESENCE_TOPIC, invalid.formatted(UUID.randomUUID()));
            }
            assertThat(student.requestCode()).isNotEmpty();
            assertThat(first.admin().doctorFailures()).doesNotContainKey("broker");
            assertThat(isOtherLabPresent()).isFalse();
            teacher.publish(
                    PRESENCE_TOPIC, UUID.randomUUID() + " " + Instant.now().toEpochMilli());
            await().until(this::isOtherLabPresent);
            assertThat(first.isConnected()).isTrue();
            assertThat(first.scrape().value("dst_broker_reconnects_total")).hasValue(0.0);
        }
    }

    private boolean isOtherLabPresent() {
        return first.admin().mqttHealth().at("/details/otherLab").asBoolean();
    }
}
