// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient;
import es.upv.dst.broker.plugin.UnacknowledgedMessages;
import es.upv.dst.fixture.MqttVersion;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Tests that clients share the limit of messages which the lab has not acknowledged yet. */
@ExtendWith(TestBrokerResolver.class)
class UnacknowledgedMessagesIT {

    private static final String LAB_CLIENT_ID = "dst-lab-in";

    /** More than the fifth that one client may use, because messages in flight are not counted yet. */
    private static final int LARGEST_SHARE = UnacknowledgedMessages.MAX_UNACKNOWLEDGED / 4;

    /** A quarter of the lowest limit, which counts the messages that are left of another client. */
    private static final int SHARE_WITH_A_SLOW_LAB = 16;

    /** What a client may send even if the limit is used up. */
    private static final int SMALLEST_SHARE = 8;

    private static final Duration SLOW = Duration.ofMillis(100);

    private final TestBroker broker;

    UnacknowledgedMessagesIT(TestBroker broker) {
        this.broker = broker;
    }

    @Test
    void clientAboveItsShare_isPaused_andLosesNoMessage() {
        subscribeAndDisconnect(LAB_CLIENT_ID);
        try (var sender = ManyRequests.publish(broker)) {
            int acknowledgedFirst = ManyRequests.countAcknowledgements(sender);
            assertThat(acknowledgedFirst).isBetween(1, LARGEST_SHARE);
            for (var ping = 2; ping <= 3; ping++) {
                assertThat(ManyRequests.countAcknowledgements(sender))
                        .as("the broker keeps the connection open")
                        .isZero();
            }
            try (var other = broker.connect(MqttVersion.MQTT_5, ClientRole.STUDENT, "other")) {
                other.publish(TestBroker.TOPICS.request(), "other");
            }
            var received = collect(LAB_CLIENT_ID);
            await().until(() -> received.size() == ManyRequests.COUNT + 1);
            assertThat(ManyRequests.countAcknowledgements(sender)).isEqualTo(ManyRequests.COUNT - acknowledgedFirst);
        }
    }

    @Test
    void messagesOfDisconnectedClients_freeTheirShare_whenAcknowledged() {
        subscribeAndDisconnect(LAB_CLIENT_ID);
        IntStream.range(0, 2).forEach(_ -> {
            try (var sender = ManyRequests.publish(broker)) {
                assertThat(ManyRequests.countAcknowledgements(sender)).isBetween(1, LARGEST_SHARE);
            }
        });
        var received = collect(LAB_CLIENT_ID);
        try (var last = broker.connect(MqttVersion.MQTT_5, ClientRole.STUDENT, "last")) {
            last.publish(TestBroker.TOPICS.request(), "last");
            await().until(() -> received.contains("last"));
        }
        subscribeAndDisconnect(LAB_CLIENT_ID);
        try (var sender = ManyRequests.publish(broker)) {
            assertThat(ManyRequests.countAcknowledgements(sender)).isGreaterThan(SMALLEST_SHARE);
        }
    }

    @Test
    void slowLab_lowersTheShareOfAClient() {
        subscribeAndDisconnect(LAB_CLIENT_ID);
        try (var sender = ManyRequests.publish(broker)) {
            ManyRequests.countAcknowledgements(sender);
            acknowledgeSlowly();
        }
        try (var sender = ManyRequests.publish(broker)) {
            assertThat(ManyRequests.countAcknowledgements(sender)).isBetween(1, SHARE_WITH_A_SLOW_LAB);
        }
    }

    /** Receives messages, and acknowledges one in each tenth of a second, for a second. */
    private void acknowledgeSlowly() {
        var teacher = client(LAB_CLIENT_ID);
        try (var messages = teacher.publishes(MqttGlobalPublishFilter.ALL, true)) {
            connect(teacher, false);
            for (var acknowledged = 0; acknowledged < 10; acknowledged++) {
                var message = messages.receive();
                var due = System.nanoTime() + SLOW.toNanos();
                await().until(() -> System.nanoTime() > due);
                message.acknowledge();
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        teacher.disconnect();
    }

    @Test
    void endOfTheLabSession_resumesPausedClients() {
        subscribeAndDisconnect(LAB_CLIENT_ID);
        try (var sender = ManyRequests.publish(broker)) {
            int acknowledgedFirst = ManyRequests.countAcknowledgements(sender);
            assertThat(acknowledgedFirst).isLessThan(ManyRequests.COUNT);
            endSessionOfTheLab();
            assertThat(ManyRequests.countAcknowledgements(sender)).isEqualTo(ManyRequests.COUNT - acknowledgedFirst);
        }
    }

    @Test
    void offlineSessionOfAProfessor_pausesNoClient() {
        subscribeAndDisconnect(LAB_CLIENT_ID);
        endSessionOfTheLab();
        subscribeAndDisconnect("professor");
        try (var sender = ManyRequests.publish(broker)) {
            assertThat(ManyRequests.countAcknowledgements(sender)).isEqualTo(ManyRequests.COUNT);
        }
    }

    @Test
    void requestsAndSubmissions_areBothDelivered_withASmallReceiveMaximum() {
        subscribeAndDisconnect(LAB_CLIENT_ID);
        try (var student = broker.connect(MqttVersion.MQTT_3_1_1, ClientRole.STUDENT, "student")) {
            numbered("s").forEach(text -> student.publish(TestBroker.TOPICS.submission(), text));
            numbered("r").forEach(text -> student.publish(TestBroker.TOPICS.request(), text));
        }
        var received = collect(LAB_CLIENT_ID);
        await().until(() -> received.containsAll(List.of("s49", "r49")));
        assertThat(received).filteredOn(text -> text.startsWith("s")).containsExactlyElementsOf(numbered("s"));
        assertThat(received).filteredOn(text -> text.startsWith("r")).containsExactlyElementsOf(numbered("r"));
    }

    private void endSessionOfTheLab() {
        connect(client(LAB_CLIENT_ID), true).disconnect();
    }

    /** The payloads that the student publishes on one topic. */
    private static List<String> numbered(String prefix) {
        return IntStream.range(0, 50).mapToObj(number -> prefix + number).toList();
    }

    private void subscribeAndDisconnect(String id) {
        var teacher = connect(client(id), false);
        TestBroker.subscribe(teacher);
        teacher.disconnect();
    }

    /** Resumes a session, and collects and acknowledges its messages. */
    private List<String> collect(String id) {
        var received = new CopyOnWriteArrayList<String>();
        var teacher = client(id);
        teacher.toAsync()
                .publishes(
                        MqttGlobalPublishFilter.ALL,
                        message -> received.add(new String(message.getPayloadAsBytes(), UTF_8)));
        connect(teacher, false);
        return received;
    }

    private Mqtt5BlockingClient client(String id) {
        return MqttVersion.builder(broker.port(), id).useMqttVersion5().buildBlocking();
    }

    private static Mqtt5BlockingClient connect(Mqtt5BlockingClient teacher, boolean clean) {
        teacher.connectWith()
                .cleanStart(clean)
                .sessionExpiryInterval(3_600)
                .restrictions()
                .receiveMaximum(10)
                .applyRestrictions()
                .simpleAuth()
                .username("teacher")
                .password(TestBroker.GENERATED_PASSWORD.getBytes(UTF_8))
                .applySimpleAuth()
                .send();
        return teacher;
    }
}
