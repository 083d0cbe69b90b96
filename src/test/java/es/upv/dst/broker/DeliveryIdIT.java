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
import com.hivemq.client.mqtt.mqtt5.message.disconnect.Mqtt5DisconnectReasonCode;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import es.upv.dst.fixture.FreePorts;
import es.upv.dst.fixture.MqttVersion;
import es.upv.dst.fixture.RawMqttClient;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that each message for the lab keeps its delivery ID over redeliveries and restarts, whatever its QoS was. */
class DeliveryIdIT {

    private static final String SENDER = "127.0.0.1 forger%3A+" + "x".repeat(44);

    private static final int MESSAGES = 100;

    @TempDir
    private Path store;

    private int port;

    @BeforeEach
    void choosePort() {
        port = FreePorts.free();
    }

    @Test
    void qos0MessagesForTheLab_arePersisted_andKeepTheirDeliveryIds() throws IOException {
        Map<String, String> ids;
        try (var broker = BrokerProcess.start(store, port)) {
            subscribeTeacherAndDisconnect();
            publishAsStudent(MESSAGES);
            broker.kill();
        }
        try (var broker = BrokerProcess.start(store, port)) {
            ids = receiveDeliveryIds(MESSAGES);
            assertThat(ids.values()).doesNotHaveDuplicates();
            assertThat(receiveDeliveryIds(MESSAGES)).isEqualTo(ids);
            broker.stop();
        }
        try (var broker = BrokerProcess.start(store, port)) {
            assertThat(receiveDeliveryIds(MESSAGES)).isEqualTo(ids);
            publishAsStudent(MESSAGES);
            assertThat(receiveDeliveryIds(2 * MESSAGES).values()).doesNotHaveDuplicates();
            broker.kill();
        }
    }

    @Test
    void forgedDeliveryIdAndSenderOfAMessage_areRemoved() {
        try (var _ = TestBroker.open(store, port)) {
            subscribeTeacherAndDisconnect();
            var student = connectForger(Optional.empty());
            student.publish(forged());
            var message = receiveMessages(1).getFirst();
            assertThat(deliveryId(message)).doesNotContain("forged");
            assertThat(message.getUserProperties().asList()).hasSize(2);
            assertThat(properties(message, LabBroker.SENDER_PROPERTY)).containsExactly(SENDER);
        }
    }

    @Test
    void forgedDeliveryIdAndSenderOfAWill_areReplaced() {
        try (var _ = TestBroker.open(store, port)) {
            subscribeTeacherAndDisconnect();
            connectForger(Optional.of(forged()))
                    .disconnectWith()
                    .reasonCode(Mqtt5DisconnectReasonCode.DISCONNECT_WITH_WILL_MESSAGE)
                    .send();
            var message = receiveMessages(1).getFirst();
            assertThat(properties(message, LabBroker.DELIVERY_PROPERTY))
                    .isNotEmpty()
                    .allMatch(deliveryId(message)::equals);
            assertThat(deliveryId(message)).doesNotContain("forged");
            assertThat(properties(message, LabBroker.SENDER_PROPERTY))
                    .isNotEmpty()
                    .allMatch(SENDER::equals);
            assertThat(properties(message, "a." + LabBroker.DELIVERY_PROPERTY)).containsExactly("another's");
            assertThat(properties(message, "")).containsExactly("empty");
        }
    }

    private Mqtt5BlockingClient connectForger(Optional<Mqtt5Publish> will) {
        var student = client("forger: " + "x".repeat(100));
        var connect = student.connectWith()
                .simpleAuth()
                .username("dst")
                .password("dst".getBytes(UTF_8))
                .applySimpleAuth();
        will.ifPresent(connect::willPublish);
        connect.send();
        return student;
    }

    private static Mqtt5Publish forged() {
        return Mqtt5Publish.builder()
                .topic(TestBroker.TOPICS.submission())
                .payload("q".getBytes(UTF_8))
                .qos(MqttQos.EXACTLY_ONCE)
                .userProperties()
                .add("", "empty")
                .add(LabBroker.DELIVERY_PROPERTY, "forged")
                .add("a." + LabBroker.DELIVERY_PROPERTY, "another's")
                .add(LabBroker.DELIVERY_PROPERTY, "forged again")
                .add(LabBroker.SENDER_PROPERTY, "forged")
                .applyUserProperties()
                .build();
    }

    /** Publishes at QoS 0. The broker handles packets in order, so all messages are stored when it sends the SUBACK. */
    private void publishAsStudent(int messages) {
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

    private void subscribeTeacherAndDisconnect() {
        var teacher = client("dst-lab-in");
        TestBroker.connectWithStoredSession(teacher);
        TestBroker.subscribe(teacher);
        teacher.disconnect();
    }

    /** Receives messages without acknowledging them, and returns the delivery ID of each payload. */
    private Map<String, String> receiveDeliveryIds(int messages) {
        return receiveMessages(messages).stream()
                .collect(Collectors.toMap(
                        message -> new String(message.getPayloadAsBytes(), UTF_8), DeliveryIdIT::deliveryId));
    }

    /** Receives messages without acknowledging them. */
    private List<Mqtt5Publish> receiveMessages(int messages) {
        var received = new CopyOnWriteArrayList<Mqtt5Publish>();
        var teacher = client("dst-lab-in");
        teacher.toAsync().publishes(MqttGlobalPublishFilter.ALL, received::add, true);
        TestBroker.connectWithStoredSession(teacher);
        await().until(() -> received.size() == messages);
        assertThat(received).allMatch(message -> message.getQos() == MqttQos.AT_LEAST_ONCE);
        teacher.disconnect();
        return received;
    }

    private static String deliveryId(Mqtt5Publish message) {
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
}
