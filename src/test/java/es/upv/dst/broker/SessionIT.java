// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.hivemq.client.mqtt.datatypes.MqttQos;
import es.upv.dst.broker.netty.MqttPipelineConfigurer;
import es.upv.dst.broker.netty.PacketValidationHandler;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who a client may say that it is, and for how long that is remembered. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SessionIT {

    private static final int BAD_ID_3 = 2;
    private static final int BAD_ID_5 = 0x85;

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
    @ValueSource(strings = {"dst-lab", "dst-lab-in", "dst-lab-test"})
    void aStudentDoesNotGetAClientIdOfTheTeacher(String id) {
        assertThat(loginAs(4, id)).isEqualTo(BAD_ID_3);
        assertThat(loginAs(5, id)).isEqualTo(BAD_ID_5);
        teacher.publish("salon/vivo", id);
        teacher.awaitMessage("salon/vivo", id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x.salon", "x.DST", "x.salon.y", "$sys.mqtt.retain", "x' OR 'a'='a", "x\\"})
    void aClientIdThatClashesWithTheQueuesOfOthersIsRefused(String id) {
        assertThat(loginAs(4, id)).isEqualTo(BAD_ID_3);
        assertThat(loginAs(5, id)).isEqualTo(BAD_ID_5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "paho/0123", "juan.perez", "C3-PO: ñ", "x.salones"})
    void anyOtherClientIdWillDo(String id) {
        assertThat(loginAs(4, id)).isZero();
        assertThat(loginAs(5, id)).isZero();
    }

    /** Artemis would let a session of 25 days expire at once. */
    @Test
    void aSessionMayLastLongButNotForEver() {
        leavesASession("long", 3_000_000);
        leavesASession("endless", 4_294_967_295L);
        int shortOnes = 50;
        IntStream.range(0, shortOnes).forEach(i -> leavesASession("short" + i, 1));
        // One after the other, since whoever returns to see whether a session is there makes it last.
        var next = new AtomicInteger();
        await().pollInterval(Duration.ofMillis(200))
                .until(() -> !returnsTo("short" + next.getAndIncrement() % shortOnes));
        assertThat(returnsTo("long")).isTrue();
        assertThat(returnsTo("endless")).isTrue();
    }

    @Test
    void aClientIsToldThatItsSessionIsShorterThanItAsked() {
        var client =
                MqttVersion.builder(lab.port(), "eternal").useMqttVersion5().buildBlocking();
        var connack = client.connectWith().sessionExpiryInterval(4_294_967_295L).send();
        assertThat(connack.getSessionExpiryInterval()).hasValue(PacketValidationHandler.MAX_SESSION_EXPIRY_SECONDS);
        assertThat(connack.getRestrictions().getMaximumPacketSize()).isEqualTo(MqttPipelineConfigurer.MAX_PACKET_BYTES);
        client.disconnect();
    }

    private void leavesASession(String id, long seconds) {
        var client = MqttVersion.builder(lab.port(), id).useMqttVersion5().buildBlocking();
        client.connectWith().cleanStart(true).sessionExpiryInterval(seconds).send();
        client.subscribeWith()
                .topicFilter("salon/" + id)
                .qos(MqttQos.AT_LEAST_ONCE)
                .send();
        client.disconnect();
    }

    private boolean returnsTo(String id) {
        var client = MqttVersion.builder(lab.port(), id).useMqttVersion5().buildBlocking();
        try {
            return client.connectWith()
                    .cleanStart(false)
                    .sessionExpiryInterval(1)
                    .send()
                    .isSessionPresent();
        } finally {
            client.disconnect();
        }
    }

    private int loginAs(int level, String id) {
        try (var client = lab.raw()) {
            return client.connect(level, id, "dst", "dst");
        }
    }
}
