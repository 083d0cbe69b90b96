// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.hivemq.client.mqtt.datatypes.MqttQos;
import es.upv.dst.broker.protocol.ProtocolRules;
import es.upv.dst.broker.session.SessionHandler;
import es.upv.dst.fixture.MqttTestClient;
import es.upv.dst.fixture.MqttVersion;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests which client IDs the embedded broker accepts, and when sessions expire. */
@ExtendWith(TestBrokerResolver.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SessionIT {

    private static final int IDENTIFIER_REJECTED_3 = 2;
    private static final int INVALID_IDENTIFIER_5 = 0x85;

    private final TestBroker broker;
    private final MqttTestClient teacher;

    SessionIT(TestBroker broker) {
        this.broker = broker;
        teacher = broker.connect(MqttVersion.MQTT_5, ClientRole.TEACHER, "dst-lab-test");
        teacher.subscribe("#");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dst-lab", "dst-lab-in", "dst-lab-test"})
    void clientIdOfTheLab_isRejectedForAStudent(String id) {
        assertThat(connect(4, id)).isEqualTo(IDENTIFIER_REJECTED_3);
        assertThat(connect(5, id)).isEqualTo(INVALID_IDENTIFIER_5);
        teacher.publish("salon/conectado", id);
        teacher.awaitMessage("salon/conectado", id);
    }

    @ParameterizedTest
    @MethodSource("overlongAndControlCharacters")
    void clientIdThatBreaksARule_isRejected(String id) {
        assertThat(connect(4, id)).isEqualTo(IDENTIFIER_REJECTED_3);
        assertThat(connect(5, id)).isEqualTo(INVALID_IDENTIFIER_5);
    }

    /** The broker treats clients of MQTT 3.1.1 alike, which are not told another keep-alive. */
    @ParameterizedTest
    @ValueSource(ints = {1, 300, 65_535})
    void keepAliveOfAClient_isAccepted(int seconds) {
        var student = MqttVersion.builder(broker.port(), "keep-alive-" + seconds)
                .useMqttVersion5()
                .buildBlocking();
        var connack = student.connectWith()
                .keepAlive(seconds)
                .simpleAuth()
                .username("dst")
                .password("dst".getBytes(StandardCharsets.UTF_8))
                .applySimpleAuth()
                .send();
        assertThat(connack.getServerKeepAlive()).isEmpty();
        student.disconnect();
    }

    private static Stream<String> overlongAndControlCharacters() {
        return Stream.of("x".repeat(257), "a\tb", "\u0085");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "paho/0123", "juan.perez", "C3-PO: ñ", "x.salones"})
    void otherClientId_isAccepted(String id) {
        assertThat(connect(4, id)).isZero();
        assertThat(connect(5, id)).isZero();
    }

    /** Artemis alone would end a session with an expiry interval of 25 days at once. */
    @Test
    void longSession_outlivesShortSessions() {
        createSession("long", 3_000_000);
        createSession("endless", 4_294_967_295L);
        int shortSessions = 50;
        IntStream.range(0, shortSessions).forEach(number -> createSession("short" + number, 1));
        // Each poll checks another session, because connecting to a session renews it.
        var next = new AtomicInteger();
        await().pollInterval(Duration.ofMillis(200))
                .until(() -> !resumeSession("short" + next.getAndIncrement() % shortSessions));
        assertThat(resumeSession("long")).isTrue();
        assertThat(resumeSession("endless")).isTrue();
    }

    @Test
    void expiryIntervalAboveTheLimit_isReducedInTheConnack() {
        var client =
                MqttVersion.builder(broker.port(), "too-long").useMqttVersion5().buildBlocking();
        var connack = client.connectWith().sessionExpiryInterval(4_294_967_295L).send();
        assertThat(connack.getSessionExpiryInterval()).hasValue(SessionHandler.MAX_ANONYMOUS_EXPIRY_SECONDS);
        assertThat(connack.getRestrictions().getMaximumPacketSize()).isEqualTo(ProtocolRules.MAX_PACKET_BYTES);
        client.disconnect();
    }

    private void createSession(String id, long seconds) {
        var client = MqttVersion.builder(broker.port(), id).useMqttVersion5().buildBlocking();
        client.connectWith().cleanStart(true).sessionExpiryInterval(seconds).send();
        client.subscribeWith()
                .topicFilter("salon/" + id)
                .qos(MqttQos.AT_LEAST_ONCE)
                .send();
        client.disconnect();
    }

    private boolean resumeSession(String id) {
        var client = MqttVersion.builder(broker.port(), id).useMqttVersion5().buildBlocking();
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

    private int connect(int level, String id) {
        try (var client = broker.rawClient()) {
            return client.connect(level, id, "dst", "dst");
        }
    }
}
