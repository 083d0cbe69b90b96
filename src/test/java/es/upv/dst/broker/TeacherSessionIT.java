// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient;
import com.hivemq.client.mqtt.mqtt5.message.connect.connack.Mqtt5ConnAck;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import com.hivemq.client.mqtt.mqtt5.message.subscribe.Mqtt5RetainHandling;
import es.upv.dst.fixture.MqttVersion;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Tests the behaviour of the embedded broker on which the lab's own client relies. */
@ExtendWith(TestBrokerResolver.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TeacherSessionIT {

    /** More than a student may have in flight, and less than the broker takes of a client before it waits. */
    private static final int QUEUED = 300;

    private final TestBroker broker;

    TeacherSessionIT(TestBroker broker) {
        this.broker = broker;
    }

    @Test
    void retainedMessage_isNotDelivered_ifTheSubscriptionExcludesIt() {
        var teacher = client("dst-lab-retained");
        var received = collect(teacher);
        try (var student = broker.connect(MqttVersion.MQTT_3_1_1, ClientRole.STUDENT, "retained-publisher")) {
            student.publishRetained(TestBroker.TOPICS.submission(), "old");
            TestBroker.connectWithStoredSession(teacher);
            subscribe(teacher, TestBroker.TOPICS.submission());
            subscribe(teacher, TestBroker.TOPICS.submission());
            student.publish(TestBroker.TOPICS.submission(), "new");
            await().untilAsserted(() -> assertThat(received).containsExactly(TestBroker.TOPICS.submission() + " new"));
        }
        teacher.disconnect();
    }

    @Test
    void teacherSession_hasTheLargestReceiveMaximum() {
        var teacher = client("dst-lab-receive-maximum");
        Mqtt5ConnAck connack = TestBroker.connectWithStoredSession(teacher);
        assertThat(connack.getRestrictions().getReceiveMaximum()).isEqualTo(65_535);
        assertThat(connack.getRestrictions().isRetainAvailable()).isTrue();
        teacher.disconnect();
    }

    @Test
    void queuedMessages_areDeliveredWithoutAcknowledgements(@TempDir Path store) {
        // A broker of its own: for a teacher that has acknowledged slowly, the broker takes fewer of a client.
        try (var own = TestBroker.open(store)) {
            var teacher = MqttVersion.builder(own.port(), "dst-lab-queued")
                    .useMqttVersion5()
                    .buildBlocking();
            TestBroker.connectWithStoredSession(teacher);
            subscribe(teacher, TestBroker.TOPICS.request());
            teacher.disconnect();
            try (var student = own.connect(MqttVersion.MQTT_5, ClientRole.STUDENT, "queued-publisher")) {
                IntStream.range(0, QUEUED)
                        .forEach(number -> student.publish(TestBroker.TOPICS.request(), "q" + number));
            }
            var received = collectWithoutAcknowledging(teacher);
            TestBroker.connectWithStoredSession(teacher);
            await().until(() -> received.size() == QUEUED);
            teacher.disconnect();
        }
    }

    @Test
    void unacknowledgedRequest_isRedeliveredOnEachReconnect() {
        try (var teacher = broker.rawClient()) {
            teacher.connectWithSession("dst-lab-redelivery", "teacher", TestBroker.GENERATED_PASSWORD);
            teacher.subscribe(4, TestBroker.TOPICS.request());
        }
        try (var student = broker.connect(MqttVersion.MQTT_5, ClientRole.STUDENT, "redelivery-publisher")) {
            student.publish(TestBroker.TOPICS.request(), "please");
        }
        for (int i = 0; i < 15; i++) {
            try (var teacher = broker.rawClient()) {
                teacher.connectWithSession("dst-lab-redelivery", "teacher", TestBroker.GENERATED_PASSWORD);
                assertThat(teacher.read()[0] & 0xf0).as("delivery " + i).isEqualTo(0x30);
            }
        }
    }

    @Test
    void requests_areDeliveredToTheTeacherOnly() {
        var teacher = client("dst-lab-only");
        var received = collect(teacher);
        TestBroker.connectWithStoredSession(teacher);
        subscribe(teacher, TestBroker.TOPICS.request());
        try (var student = broker.connect(MqttVersion.MQTT_3_1_1, ClientRole.STUDENT, "student")) {
            assertThat(student.subscribe(TestBroker.TOPICS.request())).isFalse();
            student.publish(TestBroker.TOPICS.request(), "00000001");
            await().until(() -> received.contains(TestBroker.TOPICS.request() + " 00000001"));
            student.subscribe(TestBroker.TOPICS.code());
            teacher.publishWith()
                    .topic(TestBroker.TOPICS.code())
                    .payload("12345".getBytes(StandardCharsets.UTF_8))
                    .qos(MqttQos.AT_MOST_ONCE)
                    .send();
            student.awaitMessage(TestBroker.TOPICS.code(), "12345");
            assertThat(student.received()).hasSize(1);
        }
        teacher.disconnect();
    }

    private Mqtt5BlockingClient client(String id) {
        return MqttVersion.builder(broker.port(), id).useMqttVersion5().buildBlocking();
    }

    private static List<String> collect(Mqtt5BlockingClient client) {
        var received = new CopyOnWriteArrayList<String>();
        client.toAsync().publishes(MqttGlobalPublishFilter.ALL, message -> received.add(text(message)));
        return received;
    }

    private static List<String> collectWithoutAcknowledging(Mqtt5BlockingClient client) {
        var received = new CopyOnWriteArrayList<String>();
        client.toAsync().publishes(MqttGlobalPublishFilter.ALL, message -> received.add(text(message)), true);
        return received;
    }

    private static String text(Mqtt5Publish message) {
        return MqttVersion.text(message.getTopic(), message.getPayloadAsBytes());
    }

    private static void subscribe(Mqtt5BlockingClient client, String topic) {
        client.subscribeWith()
                .topicFilter(topic)
                .qos(MqttQos.AT_LEAST_ONCE)
                .retainHandling(Mqtt5RetainHandling.DO_NOT_SEND)
                .send();
    }
}
