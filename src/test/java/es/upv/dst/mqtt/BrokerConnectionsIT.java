// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.mqtt;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.hivemq.client.mqtt.mqtt5.Mqtt5Client;
import es.upv.dst.broker.LabBroker;
import es.upv.dst.broker.Topics;
import es.upv.dst.fixture.Lab;
import es.upv.dst.fixture.Mosquitto;
import es.upv.dst.mqtt.client.BrokerConnectionFactory;
import es.upv.dst.storage.Instance;
import es.upv.dst.storage.deduplication.DeliveryDeduplicator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tests that both connections to the broker are open or neither is: a message is received only while its reply can be
 * published.
 */
class BrokerConnectionsIT {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"out", "in"})
    void lostConnection_closesTheOtherOne_andBothAreReopened(String lost) throws Exception {
        try (var broker = Mosquitto.in(folder.resolve("broker")).start();
                var lab = Lab.on(broker, folder).awaitConnected().enroll(1);
                var student = lab.student(1)) {
            takeOver(broker, clientId(broker, lost));
            var otherClientId = clientId(broker, lost.equals("out") ? "in" : "out");
            await().until(() -> Files.readString(folder.resolve("broker/log"))
                    .matches("(?s).*Client " + otherClientId + " (closed its connection|disconnected).*"));
            await().until(() -> lab.scrape()
                    .value("dst_broker_reconnects_total")
                    .filter(count -> count >= 1)
                    .isPresent());
            assertThat(student.submitAndAwaitVerdict(student.requestCode())).endsWith(";ACCEPTED");
        }
    }

    /** Paho's own timer waits for a day after the clock is set back by a day, and detects no lost connection. */
    @Test
    void keepAlive_isCheckedIndependentlyOfTheClockOfTheMachine() {
        try (var broker = Mosquitto.in(folder.resolve("broker")).start();
                var _ = Lab.on(broker, folder).awaitConnected()) {
            assertThat(Thread.getAllStackTraces().keySet())
                    .filteredOn(thread -> thread.getName().startsWith("MQTT Ping: " + LabBroker.CLIENT_ID_PREFIX))
                    .hasSizeGreaterThanOrEqualTo(2)
                    .extracting(thread -> thread.getClass().getName())
                    .doesNotContain("java.util.TimerThread");
        }
    }

    @Test
    void deduplicator_keepsMoreMessagesThanCanBeUnacknowledged() {
        assertThat(DeliveryDeduplicator.SIZE).isGreaterThanOrEqualTo(8 * InboundAdapter.MAX_UNACKNOWLEDGED);
    }

    /** Connects with the same client id, so the broker closes the older connection. */
    private static void takeOver(Mosquitto broker, String clientId) {
        Mqtt5Client.builder()
                .identifier(clientId)
                .serverHost("127.0.0.1")
                .serverPort(broker.port())
                .buildBlocking()
                .connectWith()
                .simpleAuth()
                .username("teacher")
                .password("teacher".getBytes(UTF_8))
                .applySimpleAuth()
                .send();
    }

    private static String clientId(Mosquitto broker, String direction) {
        var lab = new LabBroker("tcp://127.0.0.1:" + broker.port(), false, "teacher", "teacher");
        return new BrokerConnectionFactory(lab, new Topics("DST"), new Instance("", Duration.ofSeconds(10)))
                .withCleanSession(direction)
                .getClientId();
    }
}
