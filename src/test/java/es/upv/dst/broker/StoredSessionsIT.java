// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import es.upv.dst.broker.session.EndedSessions;
import es.upv.dst.fixture.RawMqttClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests what the embedded broker keeps of sessions that outlive their connections, also after a restart. */
class StoredSessionsIT {

    private static final int MAX_ANONYMOUS = 100;
    private static final List<String> ADDRESSES = List.of("127.0.0.2", "127.0.0.3", "127.0.0.4");
    private static final int OF_ADDRESS = 50;

    @TempDir
    Path store;

    @Test
    void queuesAtQos2_endWithTheirSessions_afterARestart() {
        try (var broker = TestBroker.open(store)) {
            leaveQueueAtQos2(broker, "kept");
            leaveQueueAtQos2(broker, "ended");
            connectClean(broker, "ended");
        }
        TestBroker.open(store).close();
        assertThat(StoredBroker.queues(store))
                .contains("$sys.mqtt.queue.qos2.kept")
                .doesNotContain("$sys.mqtt.queue.qos2.ended");
    }

    @Test
    void queueAtQos2_ofAnEndedSession_isRemovedWhileTheBrokerRuns() {
        var name = SimpleString.of("$sys.mqtt.queue.qos2.ended");
        boolean removed = StoredBroker.read(store, server -> {
            new EndedSessions(server).removeRegularly();
            StoredBroker.createQueue(server, name);
            await().atMost(Duration.ofMinutes(1)).until(() -> server.locateQueue(name) == null);
            return true;
        });
        assertThat(removed).isTrue();
    }

    @Test
    void refusedSubscriptions_leaveNoSessions_afterARestart() {
        try (var broker = TestBroker.open(store);
                var client = broker.rawClient()) {
            client.connect(4, "refused", "dst", "dst");
            assertThat(client.subscribe(4, TestBroker.TOPICS.request())).isGreaterThan(2);
        }
        TestBroker.open(store).close();
        assertThat(StoredBroker.sessions(store)).isEmpty();
    }

    @Test
    void sessionsThatBeginAtOnce_areCounted() {
        var clients = new ArrayList<RawMqttClient>();
        try (var broker = TestBroker.open(store)) {
            for (var address : ADDRESSES) {
                IntStream.range(0, OF_ADDRESS).forEach(_ -> clients.add(new RawMqttClient(broker.port(), address)));
            }
            clients.forEach(client -> sendConnect(client, "at-once-" + clients.indexOf(client)));
            assertThat(clients.stream().filter(StoredSessionsIT::isStored)).hasSizeLessThanOrEqualTo(MAX_ANONYMOUS);
        } finally {
            clients.forEach(RawMqttClient::close);
        }
    }

    @Test
    void sessionsOfAnEarlierStart_areCounted() {
        try (var broker = TestBroker.open(store)) {
            for (int number = 0; number < MAX_ANONYMOUS; number++) {
                try (var client = new RawMqttClient(broker.port(), ADDRESSES.get(number / OF_ADDRESS))) {
                    client.connectWithSession("earlier-" + number, "", "");
                    client.subscribe(4, "salon/x");
                }
            }
        }
        try (var broker = TestBroker.open(store);
                var another = new RawMqttClient(broker.port(), ADDRESSES.getLast());
                var returning = broker.rawClient()) {
            sendConnect(another, "another");
            assertThat(isStored(another)).isFalse();
            sendConnect(returning, "earlier-0");
            assertThat(isStored(returning)).isTrue();
        }
    }

    private static void leaveQueueAtQos2(TestBroker broker, String id) {
        try (var client = broker.rawClient()) {
            client.connectWithSession(id, "dst", "dst");
            client.receiveAtQos2("salon/x");
        }
    }

    private static void connectClean(TestBroker broker, String id) {
        try (var client = broker.rawClient()) {
            client.connect(4, id, "dst", "dst");
        }
    }

    /** Asks for a session of 200 s. */
    private static void sendConnect(RawMqttClient client, String id) {
        client.send(0x10, out -> {
            out.writeUTF("MQTT");
            out.writeByte(5);
            out.writeByte(0);
            out.writeShort(60);
            out.writeByte(5);
            out.writeByte(0x11);
            out.writeInt(200);
            out.writeUTF(id);
        });
    }

    /** Returns whether the CONNACK does not say that the session ends with the connection. */
    private static boolean isStored(RawMqttClient client) {
        return !HexFormat.of().formatHex(client.read()).contains("1100000000");
    }
}
