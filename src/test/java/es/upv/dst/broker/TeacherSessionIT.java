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
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What the lab's own client relies on. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TeacherSessionIT {

    private TestBroker lab;

    @BeforeAll
    void open(@TempDir Path store) {
        lab = TestBroker.open(store);
    }

    @AfterAll
    void close() {
        lab.close();
    }

    @Test
    void retainedRequestsAreNotDeliveredToTheTeacherWhoDoesNotWantThem() {
        var teacher = client("dst-lab-retained");
        var heard = listen(teacher);
        try (var student = lab.connect(MqttVersion.MQTT_3_1_1, ClientRole.DST, "keeper")) {
            student.publishRetained(TestBroker.TOPICS.submission(), "old");
            connect(teacher);
            subscribe(teacher, TestBroker.TOPICS.submission());
            subscribe(teacher, TestBroker.TOPICS.submission());
            student.publish(TestBroker.TOPICS.submission(), "new");
            await().untilAsserted(() -> assertThat(heard).containsExactly(TestBroker.TOPICS.submission() + " new"));
        }
        teacher.disconnect();
    }

    @Test
    void theTeacherMayHaveThousandsOnTheWay() {
        var teacher = client("dst-lab-quick");
        Mqtt5ConnAck connack = connect(teacher);
        assertThat(connack.getRestrictions().getReceiveMaximum()).isEqualTo(65_535);
        assertThat(connack.getRestrictions().isRetainAvailable()).isTrue();
        teacher.disconnect();
    }

    @Test
    void aBacklogIsDeliveredWithoutWaitingForAcknowledgements() {
        var teacher = client("dst-lab-slow");
        connect(teacher);
        subscribe(teacher, TestBroker.TOPICS.request());
        teacher.disconnect();
        try (var student = lab.connect(MqttVersion.MQTT_5, ClientRole.DST, "hasty")) {
            IntStream.range(0, 300).forEach(i -> student.publish(TestBroker.TOPICS.request(), "q" + i));
        }
        var heard = withoutAcknowledging(teacher);
        connect(teacher);
        await().until(() -> heard.size() == 300);
        teacher.disconnect();
    }

    @Test
    void aRequestIsDeliveredUntilItIsAcknowledged() {
        try (var teacher = lab.raw()) {
            teacher.resume("dst-lab-unlucky", "teacher", TestBroker.SECRET);
            teacher.subscribe(4, TestBroker.TOPICS.request());
        }
        try (var student = lab.connect(MqttVersion.MQTT_5, ClientRole.DST, "patient")) {
            student.publish(TestBroker.TOPICS.request(), "please");
        }
        for (int i = 0; i < 15; i++) {
            try (var teacher = lab.raw()) {
                teacher.resume("dst-lab-unlucky", "teacher", TestBroker.SECRET);
                assertThat(teacher.read()[0] & 0xf0).as("delivery " + i).isEqualTo(0x30);
            }
        }
    }

    @Test
    void onlyTheTeacherHearsRequests() {
        var teacher = client("dst-lab-only");
        var heard = listen(teacher);
        connect(teacher);
        subscribe(teacher, TestBroker.TOPICS.request());
        try (var student = lab.connect(MqttVersion.MQTT_3_1_1, ClientRole.DST, "nosy")) {
            assertThat(student.subscribe(TestBroker.TOPICS.request())).isFalse();
            student.publish(TestBroker.TOPICS.request(), "00000001");
            await().until(() -> heard.contains(TestBroker.TOPICS.request() + " 00000001"));
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
        return MqttVersion.builder(lab.port(), id).useMqttVersion5().buildBlocking();
    }

    private static List<String> listen(Mqtt5BlockingClient client) {
        var heard = new CopyOnWriteArrayList<String>();
        client.toAsync().publishes(MqttGlobalPublishFilter.ALL, m -> heard.add(text(m)));
        return heard;
    }

    private static List<String> withoutAcknowledging(Mqtt5BlockingClient client) {
        var heard = new CopyOnWriteArrayList<String>();
        client.toAsync().publishes(MqttGlobalPublishFilter.ALL, m -> heard.add(text(m)), true);
        return heard;
    }

    private static String text(Mqtt5Publish message) {
        return MqttVersion.text(message.getTopic(), message.getPayloadAsBytes());
    }

    private static Mqtt5ConnAck connect(Mqtt5BlockingClient client) {
        return client.connectWith()
                .cleanStart(false)
                .sessionExpiryInterval(3_600)
                .simpleAuth()
                .username("teacher")
                .password(TestBroker.SECRET.getBytes(StandardCharsets.UTF_8))
                .applySimpleAuth()
                .send();
    }

    private static void subscribe(Mqtt5BlockingClient client, String topic) {
        client.subscribeWith()
                .topicFilter(topic)
                .qos(MqttQos.AT_LEAST_ONCE)
                .retainHandling(Mqtt5RetainHandling.DO_NOT_SEND)
                .send();
    }
}
