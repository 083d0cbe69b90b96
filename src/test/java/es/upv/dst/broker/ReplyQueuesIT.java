// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.hivemq.client.mqtt.datatypes.MqttQos;
import es.upv.dst.broker.session.SessionHandler;
import es.upv.dst.fixture.MqttVersion;
import es.upv.dst.fixture.RawMqttClient;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests how many replies of the lab wait in memory for subscribers that are offline, or do not acknowledge. */
@ExtendWith(TestBrokerResolver.class)
class ReplyQueuesIT {

    private static final int PUBLISH = 0x32;
    private static final int PUBACK = 0x40;

    private final TestBroker broker;

    ReplyQueuesIT(TestBroker broker) {
        this.broker = broker;
    }

    @Test
    void offlineStudent_receivesTheLatest5000Codes() {
        leaveSession("offline");
        publishCodes(5_500);
        assertThat(resume("offline", "c5499")).hasSize(5_000).doesNotContain("c0");
    }

    @Test
    void offlineClassOf300_receivesAllItsReplies() {
        var ids =
                IntStream.range(0, 300).mapToObj(number -> "offline-" + number).toList();
        ids.forEach(this::leaveSession);
        publish(TestBroker.TOPICS.code(), "c", 300);
        publish(TestBroker.TOPICS.verdict(), "v", 300);
        ids.forEach(id -> assertThat(resume(id, "c299", "v299")).as(id).hasSize(600));
    }

    /** With the heap of the tests, the limit is 32 MB: 2,330 replies for each of 200 students. */
    @Test
    void repliesBeyondTheMemory_replaceTheOldestOfEachStudent() {
        IntStream.rangeClosed(1, 200).forEach(number -> leaveSession("offline-" + number));
        publishCodes(5_000);
        assertThat(resume("offline-1", "c4999").size()).isBetween(2_000, 3_000);
        assertThat(resume("offline-200", "c4999").size()).isBetween(2_000, 3_000);
    }

    /** Of Artemis alone, some clients in a hundred received a code before the CONNACK. */
    @Test
    void resumedSession_receivesTheConnackBeforeTheCodes() {
        var ids =
                IntStream.range(0, 200).mapToObj(number -> "resumed-" + number).toList();
        ids.forEach(this::leaveSession);
        publishCodes(1);
        ids.forEach(id -> assertThat(resume(id, "c0")).hasSize(1));
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 5})
    void subscriberThatAcknowledgesNothing_receivesNoMoreThan20Codes(int version) {
        try (var student = broker.rawClient()) {
            student.connect(version, "silent", "dst", "dst");
            student.subscribe(version, TestBroker.TOPICS.code());
            publishCodes(SessionHandler.MAX_IN_FLIGHT + 50);
            for (int number = 0; number < SessionHandler.MAX_IN_FLIGHT; number++) {
                assertThat(student.read()[0]).isEqualTo((byte) PUBLISH);
            }
            assertThat(student.isDisconnected())
                    .as("the next packet is a PINGRESP")
                    .isFalse();
        }
    }

    private void leaveSession(String id) {
        try (var student = broker.rawClient()) {
            student.connectWithSession(id, "dst", "dst");
            student.subscribe(4, TestBroker.TOPICS.code());
            student.subscribe(4, TestBroker.TOPICS.verdict());
        }
    }

    /** Returns the replies that the client receives until it has received the last ones. */
    private List<String> resume(String id, String... last) {
        var received = new ArrayList<String>();
        var awaited = new HashSet<>(List.of(last));
        try (var student = broker.rawClient()) {
            assertThat(student.connectWithSession(id, "dst", "dst")).isZero();
            while (!awaited.isEmpty()) {
                received.add(readReply(student));
                awaited.remove(received.getLast());
            }
        }
        return received;
    }

    private static String readReply(RawMqttClient student) {
        var packet = ByteBuffer.wrap(student.read());
        assertThat(packet.getShort() >> 8).isEqualTo(PUBLISH);
        packet.position(packet.position() + 2 + packet.getShort(packet.position()));
        short id = packet.getShort();
        student.send(PUBACK, out -> out.writeShort(id));
        return UTF_8.decode(packet).toString();
    }

    private void publishCodes(int codes) {
        publish(TestBroker.TOPICS.code(), "c", codes);
    }

    private void publish(String topic, String prefix, int replies) {
        var teacher =
                MqttVersion.builder(broker.port(), "teacher").useMqttVersion5().buildBlocking();
        TestBroker.connectWithStoredSession(teacher);
        CompletableFuture.allOf(IntStream.range(0, replies)
                        .mapToObj(number -> teacher.toAsync()
                                .publishWith()
                                .topic(topic)
                                .payload((prefix + number).getBytes(UTF_8))
                                .qos(MqttQos.AT_LEAST_ONCE)
                                .send())
                        .toArray(CompletableFuture[]::new))
                .join();
        teacher.disconnect();
    }
}
