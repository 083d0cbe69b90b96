// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient;
import com.hivemq.client.mqtt.mqtt5.message.subscribe.Mqtt5RetainHandling;
import es.upv.dst.fixture.FreePorts;
import es.upv.dst.fixture.MqttVersion;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests that acknowledged messages outlive the end of the broker process. */
class BrokerRestartIT {

    private static final int MESSAGES = 500;

    private enum Termination {
        KILLED {
            @Override
            void apply(BrokerProcess broker) {
                broker.kill();
            }
        },
        STOPPED {
            @Override
            void apply(BrokerProcess broker) throws IOException {
                broker.stop();
            }
        };

        abstract void apply(BrokerProcess broker) throws IOException;
    }

    @ParameterizedTest
    @EnumSource(Termination.class)
    void offlineTeacher_receivesAllRequestsInOrder_afterRestarts(Termination termination, @TempDir Path store)
            throws IOException {
        int port = FreePorts.free();
        try (var broker = BrokerProcess.start(store, port)) {
            subscribeTeacherAndDisconnect(port);
            publishRequests(port, 0, MESSAGES / 2);
            termination.apply(broker);
        }
        try (var broker = BrokerProcess.start(store, port)) {
            publishRequests(port, MESSAGES / 2, MESSAGES);
            termination.apply(broker);
        }
        try (var broker = BrokerProcess.start(store, port)) {
            var received = resumeTeacherSession(broker.port());
            var sent = IntStream.range(0, MESSAGES)
                    .mapToObj(i -> TestBroker.TOPICS.request() + " " + i)
                    .toList();
            await().untilAsserted(() -> assertThat(received).containsExactlyElementsOf(sent));
            try (var late = MqttVersion.MQTT_5.connect(port, "late", "dst", "dst")) {
                late.subscribe("salon/#");
                late.awaitMessage("salon/fija", "sí");
            }
        }
    }

    private static void subscribeTeacherAndDisconnect(int port) {
        var teacher = teacher(port);
        TestBroker.connectWithStoredSession(teacher);
        teacher.subscribeWith()
                .topicFilter(TestBroker.TOPICS.request())
                .qos(MqttQos.AT_LEAST_ONCE)
                .retainHandling(Mqtt5RetainHandling.DO_NOT_SEND)
                .send();
        teacher.disconnect();
    }

    private static void publishRequests(int port, int from, int to) {
        try (var student = MqttVersion.MQTT_3_1_1.connect(port, "student", "dst", "dst")) {
            student.publishRetained("salon/fija", "sí");
            IntStream.range(from, to)
                    .forEach(number -> student.publish(TestBroker.TOPICS.request(), String.valueOf(number)));
        }
    }

    private static List<String> resumeTeacherSession(int port) {
        var received = new CopyOnWriteArrayList<String>();
        var teacher = teacher(port);
        teacher.toAsync()
                .publishes(
                        MqttGlobalPublishFilter.ALL,
                        message -> received.add(MqttVersion.text(message.getTopic(), message.getPayloadAsBytes())));
        assertThat(TestBroker.connectWithStoredSession(teacher).isSessionPresent())
                .as("the broker has kept the session")
                .isTrue();
        return received;
    }

    private static Mqtt5BlockingClient teacher(int port) {
        return MqttVersion.builder(port, "dst-lab-in").useMqttVersion5().buildBlocking();
    }
}
