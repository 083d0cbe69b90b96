// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient;
import com.hivemq.client.mqtt.mqtt5.datatypes.Mqtt5UserProperty;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import es.upv.dst.fixture.FreePorts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is sent to the teacher is neither lost nor taken for another, however it was sent and whatever ends meanwhile. */
class DeliveryIdIT {

    private static final int MESSAGES = 100;

    @TempDir
    private Path store;

    private int port;

    @BeforeEach
    void choosePort() {
        port = FreePorts.free();
    }

    @Test
    void whatWasSentAtQos0WaitsForTheTeacherAndIsKnownAgain() throws IOException {
        Map<String, String> marks;
        try (var lab = BrokerProcess.start(store, port)) {
            teacherSubscribesAndLeaves();
            studentSays(MESSAGES);
            lab.kill();
        }
        try (var lab = BrokerProcess.start(store, port)) {
            marks = teacherHears(MESSAGES);
            assertThat(marks.values()).doesNotHaveDuplicates();
            assertThat(teacherHears(MESSAGES)).isEqualTo(marks);
            lab.stop();
        }
        try (var lab = BrokerProcess.start(store, port)) {
            assertThat(teacherHears(MESSAGES)).isEqualTo(marks);
            studentSays(MESSAGES);
            assertThat(teacherHears(2 * MESSAGES).values()).doesNotHaveDuplicates();
            lab.kill();
        }
    }

    @Test
    void aClientCannotForgeTheMark() {
        try (var _ = TestBroker.open(store, port)) {
            teacherSubscribesAndLeaves();
            var student = client("forger");
            student.connectWith()
                    .simpleAuth()
                    .username("dst")
                    .password("dst".getBytes(UTF_8))
                    .applySimpleAuth()
                    .send();
            student.publishWith()
                    .topic(TestBroker.TOPICS.submission())
                    .payload("q".getBytes(UTF_8))
                    .qos(MqttQos.EXACTLY_ONCE)
                    .userProperties()
                    .add("", "empty")
                    .add(LabBroker.DELIVERY_PROPERTY, "forged")
                    .add("a." + LabBroker.DELIVERY_PROPERTY, "another's")
                    .add(LabBroker.DELIVERY_PROPERTY, "forged again")
                    .applyUserProperties()
                    .send();
            var heard = teacherHearsAll(1).getFirst();
            assertThat(properties(heard, LabBroker.DELIVERY_PROPERTY))
                    .isNotEmpty()
                    .allMatch(mark(heard)::equals);
            assertThat(mark(heard)).doesNotContain("forged");
            assertThat(properties(heard, "a." + LabBroker.DELIVERY_PROPERTY)).containsExactly("another's");
            assertThat(properties(heard, "")).containsExactly("empty");
        }
    }

    /** At QoS 0; a subscription is taken in turn, so once it is granted, all of it is stored. */
    private void studentSays(int messages) {
        try (var student = new RawMqttClient(port)) {
            student.connect(4, "student", "dst", "dst");
            IntStream.range(0, messages)
                    .forEach(_ -> student.publish(
                            4,
                            TestBroker.TOPICS.request(),
                            String.valueOf(System.nanoTime()).getBytes(UTF_8)));
            assertThat(student.subscribe(4, TestBroker.TOPICS.code())).isOne();
        }
    }

    private void teacherSubscribesAndLeaves() {
        var teacher = client("dst-lab-in");
        connect(teacher);
        TestBroker.subscribe(teacher);
        teacher.disconnect();
    }

    /** Each payload and its mark. */
    private Map<String, String> teacherHears(int messages) {
        return teacherHearsAll(messages).stream()
                .collect(Collectors.toMap(m -> new String(m.getPayloadAsBytes(), UTF_8), DeliveryIdIT::mark));
    }

    /** Without acknowledging. */
    private List<Mqtt5Publish> teacherHearsAll(int messages) {
        var heard = new CopyOnWriteArrayList<Mqtt5Publish>();
        var teacher = client("dst-lab-in");
        teacher.toAsync().publishes(MqttGlobalPublishFilter.ALL, heard::add, true);
        connect(teacher);
        await().until(() -> heard.size() == messages);
        assertThat(heard).allMatch(message -> message.getQos() == MqttQos.AT_LEAST_ONCE);
        teacher.disconnect();
        return heard;
    }

    private static String mark(Mqtt5Publish message) {
        return properties(message, LabBroker.DELIVERY_PROPERTY).getLast();
    }

    private static List<String> properties(Mqtt5Publish message, String name) {
        return message.getUserProperties().asList().stream()
                .filter(property -> property.getName().toString().equals(name))
                .map(Mqtt5UserProperty::getValue)
                .map(Object::toString)
                .toList();
    }

    private Mqtt5BlockingClient client(String id) {
        return MqttVersion.builder(port, id).useMqttVersion5().buildBlocking();
    }

    private static void connect(Mqtt5BlockingClient teacher) {
        teacher.connectWith()
                .cleanStart(false)
                .sessionExpiryInterval(3_600)
                .simpleAuth()
                .username("teacher")
                .password(TestBroker.SECRET.getBytes(UTF_8))
                .applySimpleAuth()
                .send();
    }
}
