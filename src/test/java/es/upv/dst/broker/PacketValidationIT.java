// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Artemis would misunderstand. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PacketValidationIT {

    private static final int REFUSED_3 = 0x80;
    private static final int REFUSED_5 = 0x87;

    private final AtomicInteger serial = new AtomicInteger();
    private TestBroker lab;
    private MqttTestClient teacher;

    @BeforeAll
    void open(@TempDir Path store) {
        lab = TestBroker.open(store);
        teacher = lab.connect(MqttVersion.MQTT_5, ClientRole.TEACHER, "dst-lab-test");
        teacher.subscribe("#");
    }

    @AfterAll
    void close() {
        lab.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 5})
    void aGroupNamedAsAnotherClientDoesNotGetItsCodes(int level) {
        try (var victim = lab.connect(MqttVersion.MQTT_3_1_1, ClientRole.DST, "victim");
                var thief = student(level)) {
            victim.subscribe(TestBroker.TOPICS.code());
            assertThat(thief.subscribe(level, "$share/victim/DST/CODIGO"))
                    .isEqualTo(level == 5 ? REFUSED_5 : REFUSED_3);
            for (int i = 0; i < 20; i++) {
                teacher.publish(TestBroker.TOPICS.code(), "1000" + i);
                victim.awaitMessage(TestBroker.TOPICS.code(), "1000" + i);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 5})
    void atANulTheBrokerHangsUp(int level) {
        try (var client = lab.raw()) {
            assertThat(client.connect(level, "x\0", "dst", "dst")).isEqualTo(RawMqttClient.HUNG_UP);
        }
        try (var client = student(level)) {
            client.subscribe(level, "salon/\0");
            assertThat(client.isDisconnected()).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "4, salon/luz::victim.salon.luz", "5, salon/luz::victim.salon.luz",
        "4, DST/CODIGO::x", "5, DST/CODIGO::x",
        "4, salon/#/x", "5, salon/#/x",
        "4, salon/#x", "5, salon/x#",
        "4, salon/+x", "5, salon/x+",
        "4, salon/a\\b", "5, salon/a\\b"
    })
    void aFilterThatArtemisWouldReadInItsOwnWayIsRefused(int level, String filter) {
        try (var client = student(level)) {
            assertThat(client.subscribe(level, filter)).isEqualTo(level == 5 ? REFUSED_5 : REFUSED_3);
            assertThat(client.subscribe(level, "salon/" + serial.incrementAndGet()))
                    .as("it may go on")
                    .isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "salon/a::b",
                "salon/\0",
                "salon/a\\b",
                "salon/#",
                "salon/+",
                "$sys/mqtt/retain/salon/luz",
                "$sys/mqtt/sessions"
            })
    void atATopicThatArtemisWouldReadInItsOwnWayTheBrokerHangsUp(String topic) {
        for (int level : new int[] {4, 5}) {
            try (var client = student(level)) {
                client.publish(level, topic, new byte[] {1});
                assertThat(client.isDisconnected()).isTrue();
            }
        }
        assertThat(teacher.received()).noneMatch(line -> line.startsWith(topic));
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 5})
    void aPacketOfAMegabyteIsNotTaken(int level) {
        try (var client = student(level)) {
            client.publish(level, TestBroker.TOPICS.secondExercise(), new byte[1024 * 1024]);
            assertThat(client.isDisconnected()).isTrue();
        }
        assertThat(teacher.received()).noneMatch(line -> line.length() > 100_000);
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 5})
    void aPacketThatAnnouncesAQuarterOfAGigabyteIsNotWaitedFor(int level) throws IOException {
        try (var client = student(level)) {
            client.write(new byte[] {0x30, (byte) 0xff, (byte) 0xff, (byte) 0xff, 0x7f});
            byte[] answer = client.read();
            assertThat(answer[0]).isEqualTo(level == 5 ? (byte) 0xe0 : RawMqttClient.HUNG_UP);
        }
    }

    @Test
    void whoLogsInTwiceIsHungUpOn() {
        try (var client = student(4)) {
            assertThat(client.connect(4, "again", "dst", "dst")).isEqualTo(RawMqttClient.HUNG_UP);
        }
    }

    @ParameterizedTest
    @CsvSource({"DST/CODIGO", "DST/RESULTADO", "DST/OTRO"})
    void aWillIsNoWayRoundThePolicy(String topic) {
        for (int level : new int[] {4, 5}) {
            dies(level, topic);
            dies(level, "salon/tumba");
        }
        await().until(() -> teacher.received().stream()
                        .filter("salon/tumba from the grave"::equals)
                        .count()
                == 2);
        assertThat(teacher.received()).doesNotContain(topic + " from the grave");
        teacher.received().clear();
    }

    @Test
    void aWillForATopicOfArtemisItselfIsRefused() {
        try (var client = lab.raw()) {
            assertThat(client.connectWithWill(4, "mortal", "dst", "dst", "$sys/mqtt/retain/salon/x"))
                    .isEqualTo(5);
        }
    }

    @Test
    void aRetainedMessageIsNoWayRoundThePolicy() {
        try (var dst = lab.connect(MqttVersion.MQTT_3_1_1, ClientRole.DST, "keeper")) {
            dst.publishRetained(TestBroker.TOPICS.code(), "12345");
            dst.publishRetained("salon/fija", "sí");
        }
        try (var late = lab.connect(MqttVersion.MQTT_3_1_1, ClientRole.DST, "late")) {
            late.subscribe(TestBroker.TOPICS.code());
            late.subscribe("salon/fija");
            late.awaitMessage("salon/fija", "sí");
            assertThat(late.received()).containsExactly("salon/fija sí");
        }
    }

    private void dies(int level, String will) {
        try (var client = lab.raw()) {
            assertThat(client.connectWithWill(level, "mortal" + serial.incrementAndGet(), "dst", "dst", will))
                    .isZero();
        }
    }

    private RawMqttClient student(int level) {
        var client = lab.raw();
        assertThat(client.connect(level, "student" + serial.incrementAndGet(), "dst", "dst"))
                .isZero();
        return client;
    }
}
