// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import es.upv.dst.fixture.MqttTestClient;
import es.upv.dst.fixture.MqttVersion;
import es.upv.dst.fixture.RawMqttClient;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the packets that the embedded broker rejects because Artemis would interpret them in its own way. */
@ExtendWith(TestBrokerResolver.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PacketValidationIT {

    private static final int SUBSCRIPTION_FAILURE_3 = 0x80;
    private static final int INVALID_FILTER_5 = 0x8f;

    private final AtomicInteger clientNumber = new AtomicInteger();
    private final TestBroker broker;
    private final MqttTestClient teacher;

    PacketValidationIT(TestBroker broker) {
        this.broker = broker;
        teacher = broker.connect(MqttVersion.MQTT_5, ClientRole.TEACHER, "dst-lab-test");
        teacher.subscribe("#");
    }

    /** A group's queue may have the name of another client's queue, and its members are not limited. */
    @ParameterizedTest
    @CsvSource({"4, 0x80", "5, 0x9e"})
    void sharedSubscriptionOfAStudent_isRefused(int level, String code) {
        try (var student = student(level)) {
            assertThat(student.subscribe(level, "$share/victim/DST/CODIGO")).isEqualTo(Integer.decode(code));
            assertThat(student.subscribe(level, "salon/luz")).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 5})
    void nulCharacter_closesTheConnection(int level) {
        try (var client = broker.rawClient()) {
            assertThat(client.connect(level, "x\0", "dst", "dst")).isEqualTo(RawMqttClient.CONNECTION_CLOSED);
        }
        try (var client = student(level)) {
            client.subscribe(level, "salon/\0");
            assertThat(client.isDisconnected()).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "4, salon/#/x", "5, salon/#/x",
        "4, salon/#x", "5, salon/x#",
        "4, salon/+x", "5, salon/x+",
        "4, $share/salon/", "5, $share//salon/x",
        "4, $share/+/salon/x", "5, $share/g"
    })
    void malformedFilter_isRejected(int level, String filter) {
        try (var client = student(level)) {
            assertThat(client.subscribe(level, filter))
                    .isEqualTo(level == 5 ? INVALID_FILTER_5 : SUBSCRIPTION_FAILURE_3);
            assertThat(client.subscribe(level, "salon/" + clientNumber.incrementAndGet()))
                    .as("the connection stays open")
                    .isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "salon/\0",
                "salon/\u0001",
                "salon/\u0085",
                "salon/\uffff",
                "salon/#",
                "salon/+",
                "$sys/mqtt/retain/salon/luz",
                "$sys/mqtt/sessions"
            })
    void malformedTopic_closesTheConnection(String topic) {
        for (int level : new int[] {4, 5}) {
            try (var client = student(level)) {
                client.publish(level, topic, new byte[] {1});
                assertThat(client.isDisconnected()).isTrue();
            }
        }
        awaitEarlierMessages();
        assertThat(teacher.received()).noneMatch(line -> line.startsWith(topic));
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 5})
    void packetOfOneMegabyte_closesTheConnection(int level) {
        try (var client = student(level)) {
            client.publish(level, TestBroker.TOPICS.secondExercise(), new byte[1024 * 1024]);
            assertThat(client.isDisconnected()).isTrue();
        }
        awaitEarlierMessages();
        assertThat(teacher.received()).noneMatch(line -> line.length() > 100_000);
    }

    /** Publishes a message and waits until the teacher receives it, and so has received all earlier ones. */
    private void awaitEarlierMessages() {
        var number = String.valueOf(clientNumber.incrementAndGet());
        teacher.publish(TestBroker.TOPICS.code(), number);
        teacher.awaitMessage(TestBroker.TOPICS.code(), number);
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 5})
    void packetWithTheLargestLength_isRejectedBeforeItsBody(int level) {
        try (var client = student(level)) {
            client.write(new byte[] {0x30, (byte) 0xff, (byte) 0xff, (byte) 0xff, 0x7f});
            byte[] response = client.read();
            assertThat(response[0]).isEqualTo(level == 5 ? (byte) 0xe0 : RawMqttClient.CONNECTION_CLOSED);
        }
    }

    @Test
    void secondConnectPacket_closesTheConnection() {
        try (var client = student(4)) {
            assertThat(client.connect(4, "again", "dst", "dst")).isEqualTo(RawMqttClient.CONNECTION_CLOSED);
        }
    }

    @ParameterizedTest
    @CsvSource({"DST/CODIGO", "DST/RESULTADO", "DST/OTRO"})
    void willForAForbiddenTopic_isNotDelivered(String topic) {
        var test = "test" + clientNumber.incrementAndGet();
        for (int level : new int[] {4, 5}) {
            connectWithWillAndClose(level, test + "forbidden" + level, topic);
            connectWithWillAndClose(level, test + "allowed" + level, "salon/testamento");
        }
        await().until(() -> teacher.received().stream()
                        .filter(("salon/testamento " + RawMqttClient.WILL_PAYLOAD)::equals)
                        .count()
                == 2);
        // Before the broker accepts a client ID again, it has handled the will of its earlier connection.
        for (int level : new int[] {4, 5}) {
            connectWithWillAndClose(level, test + "forbidden" + level, "salon/otro");
        }
        awaitEarlierMessages();
        assertThat(teacher.received()).doesNotContain(topic + " " + RawMqttClient.WILL_PAYLOAD);
        teacher.received().clear();
    }

    @Test
    void willForAnInternalTopicOfArtemis_isRejected() {
        try (var client = broker.rawClient()) {
            assertThat(client.connectWithWill(4, "with-will", "dst", "dst", "$sys/mqtt/retain/salon/x"))
                    .isEqualTo(5);
        }
    }

    @Test
    void retainedMessageForAForbiddenTopic_isNotDelivered() {
        try (var publisher = broker.connect(MqttVersion.MQTT_3_1_1, ClientRole.STUDENT, "publisher")) {
            publisher.publishRetained(TestBroker.TOPICS.code(), "12345");
            publisher.publishRetained("salon/fija", "sí");
        }
        try (var subscriber = broker.connect(MqttVersion.MQTT_3_1_1, ClientRole.STUDENT, "subscriber")) {
            subscriber.subscribe(TestBroker.TOPICS.code());
            subscriber.subscribe("salon/fija");
            subscriber.awaitMessage("salon/fija", "sí");
            assertThat(subscriber.received()).containsExactly("salon/fija sí");
        }
    }

    private void connectWithWillAndClose(int level, String id, String willTopic) {
        try (var client = broker.rawClient()) {
            assertThat(client.connectWithWill(level, id, "dst", "dst", willTopic))
                    .isZero();
        }
    }

    private RawMqttClient student(int level) {
        var client = broker.rawClient();
        assertThat(client.connect(level, "student" + clientNumber.incrementAndGet(), "dst", "dst"))
                .isZero();
        return client;
    }
}
