// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import es.upv.dst.fixture.MqttTestClient;
import es.upv.dst.fixture.MqttVersion;
import es.upv.dst.fixture.RawMqttClient;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests the limit of topics with a retained message. */
class RetainedBoundsIT {

    private static final List<String> ADDRESSES = List.of("127.0.0.2", "127.0.0.3");
    private static final int TOPICS_OF_ADDRESS = 300;
    private static final int PUBACK = 0x40;

    private TestBroker broker;
    private MqttTestClient teacher;

    @BeforeEach
    void connectTeacher(@TempDir Path store) {
        broker = TestBroker.open(store);
        teacher = broker.connect(MqttVersion.MQTT_5, ClientRole.TEACHER, "dst-lab-test");
        teacher.subscribe("#");
    }

    @AfterEach
    void close() {
        teacher.close();
        broker.close();
    }

    /** Artemis keeps the topic of a removed message for up to a minute. */
    private void fillRetainedTopics() {
        ADDRESSES.forEach(address -> retainMany(address, "salon/", "x"));
        ADDRESSES.forEach(address -> retainMany(address, "salon/", ""));
    }

    private void retainMany(String address, String prefix, String payload) {
        try (var client = new RawMqttClient(broker.port(), address)) {
            client.connect(4, "", "dst", "dst");
            for (int number = 0; number < TOPICS_OF_ADDRESS; number++) {
                retain(client, prefix + address + "/" + number, number + 1, payload);
            }
        }
    }

    /** At QoS 1, until the broker acknowledges it. */
    private static void retain(RawMqttClient client, String topic, int id, String payload) {
        client.send(0x33, out -> {
            out.writeUTF(topic);
            out.writeShort(id);
            out.writeBytes(payload);
        });
        assertThat(client.read()[0] & 0xf0).isEqualTo(PUBACK);
    }

    @Test
    void acknowledgedMessageToTheLab_isDelivered_ifItCannotBeRetained() {
        fillRetainedTopics();
        try (var student = broker.rawClient()) {
            student.connect(4, "student", "dst", "dst");
            retain(student, TestBroker.TOPICS.submission(), 1, "12345;Ana;ana@upv.es");
            teacher.awaitMessage(TestBroker.TOPICS.submission(), "12345;Ana;ana@upv.es");
        }
    }

    @Test
    void will_isDelivered_ifItCannotBeRetained() {
        fillRetainedTopics();
        try (var student = broker.rawClient()) {
            student.send(0x10, out -> {
                out.writeUTF("MQTT");
                out.writeByte(4);
                out.writeByte(0xe6);
                out.writeShort(60);
                out.writeUTF("with-will");
                out.writeUTF("salon/will");
                out.writeUTF("gone");
                out.writeUTF("dst");
                out.writeUTF("dst");
            });
            student.read();
        }
        teacher.awaitMessage("salon/will", "gone");
        assertThat(isRetained("salon/will", "gone")).isFalse();
    }

    @Test
    void messagesThatTheAccessPolicyRefuses_takeNoPlaceForLong() {
        ADDRESSES.forEach(address -> retainMany(address, "forbidden/", "x"));
        try (var student = broker.connect(MqttVersion.MQTT_5, ClientRole.STUDENT, "student")) {
            await().until(() -> {
                student.publishRetained("salon/luz", "on");
                return isRetained("salon/luz", "on");
            });
        }
    }

    @Test
    void retainedMessageThatIsRemovedAtOnce_isNotRetained() {
        try (var student = broker.rawClient()) {
            student.connect(4, "student", "dst", "dst");
            student.send(0x31, out -> {
                out.writeUTF("salon/luz");
                out.writeBytes("on");
            });
            student.send(0x31, out -> out.writeUTF("salon/luz"));
            assertThat(student.isDisconnected()).isFalse();
        }
        assertThat(isRetained("salon/luz", "on")).isFalse();
    }

    private boolean isRetained(String topic, String payload) {
        try (var subscriber = broker.connect(MqttVersion.MQTT_5, ClientRole.STUDENT, "subscriber")) {
            subscriber.subscribe(topic);
            subscriber.publish(topic, "later");
            subscriber.awaitMessage(topic, "later");
            return subscriber.received().contains(topic + " " + payload);
        }
    }
}
