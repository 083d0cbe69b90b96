// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.hivemq.client.mqtt.datatypes.MqttQos;
import es.upv.dst.fixture.MqttVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Tests the limits of the embedded broker for stored messages and topics. */
@ExtendWith(TestBrokerResolver.class)
class BoundsIT {

    private static final int MEGABYTE = 1024 * 1024;
    private static final int PAYLOAD_BYTES = 60_000;

    private final TestBroker broker;

    BoundsIT(TestBroker broker) {
        this.broker = broker;
    }

    @Test
    void requestsForAnOfflineTeacher_takeLittleSpace() throws IOException {
        createOfflineSession("dst-lab-offline", "teacher", TestBroker.GENERATED_PASSWORD, TestBroker.TOPICS.request());
        flood(TestBroker.TOPICS.request(), 100);
        assertThat(bytesIn("paging")).isLessThan(MEGABYTE);
        checkOtherClientsAreServed();
    }

    @Test
    void roomMessagesForAnOfflineClient_areNotWrittenToDisk() throws IOException {
        createOfflineSession("offline", "dst", "dst", "salon/luz");
        flood("salon/luz", 40);
        assertThat(bytesIn("paging")).isLessThan(MEGABYTE);
        checkOtherClientsAreServed();
    }

    @Test
    void numberOfRoomTopics_isLimited() {
        try (var listener = broker.connect(MqttVersion.MQTT_5, ClientRole.STUDENT, "listener");
                var client = broker.rawClient()) {
            listener.subscribe("salon/#");
            listener.publish("salon/0", "before");
            client.connect(4, "client", "", "");
            IntStream.range(0, 12_000).forEach(number -> client.publish(4, "salon/" + number, new byte[0]));
            client.publish(4, "salon/0", "after".getBytes(StandardCharsets.UTF_8));
            listener.awaitMessage("salon/0", "after");
            assertThat(listener.received()).hasSizeLessThan(10_010);
        }
        checkOtherClientsAreServed();
    }

    /** Of Artemis alone, topics to which nobody has subscribed would stay until a restart. */
    @Test
    void unusedRoomTopics_areRemoved() {
        try (var client = broker.rawClient()) {
            client.connect(4, "client", "", "");
            IntStream.range(0, 12_000).forEach(number -> client.publish(4, "salon/" + number, new byte[0]));
            client.isDisconnected();
        }
        await().atMost(Duration.ofMinutes(3)).untilAsserted(() -> {
            try (var listener = broker.connect(MqttVersion.MQTT_5, ClientRole.STUDENT, "listener")) {
                listener.subscribe("salon/nuevo");
                listener.publish("salon/nuevo", "new topic");
                listener.awaitMessage("salon/nuevo", "new topic");
            }
        });
    }

    private void createOfflineSession(String id, String user, String password, String filter) {
        var client = MqttVersion.builder(broker.port(), id).useMqttVersion5().buildBlocking();
        client.connectWith()
                .sessionExpiryInterval(3_600)
                .simpleAuth()
                .username(user)
                .password(password.getBytes(StandardCharsets.UTF_8))
                .applySimpleAuth()
                .send();
        client.subscribeWith().topicFilter(filter).qos(MqttQos.AT_LEAST_ONCE).send();
        client.disconnect();
    }

    /** Publishes ten messages a connection, because the broker may disconnect a client that sends too much. */
    private void flood(String topic, int megabytes) {
        for (int sent = 0; sent < megabytes * MEGABYTE; sent += 10 * PAYLOAD_BYTES) {
            try (var client = broker.rawClient()) {
                client.connect(4, "flood", "dst", "dst");
                IntStream.range(0, 10).forEach(_ -> client.publish(4, topic, new byte[PAYLOAD_BYTES]));
                client.isDisconnected();
            }
        }
    }

    private void checkOtherClientsAreServed() {
        try (var student = broker.connect(MqttVersion.MQTT_5, ClientRole.STUDENT, "other")) {
            student.subscribe(TestBroker.TOPICS.secondExercise());
            student.publish(TestBroker.TOPICS.secondExercise(), "alive");
            student.awaitMessage(TestBroker.TOPICS.secondExercise(), "alive");
        }
    }

    private long bytesIn(String folder) throws IOException {
        Files.createDirectories(broker.store().resolve(folder));
        try (var files = Files.walk(broker.store().resolve(folder))) {
            return files.filter(Files::isRegularFile).mapToLong(BoundsIT::size).sum();
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
