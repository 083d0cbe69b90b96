// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import es.upv.dst.fixture.MqttVersion;
import es.upv.dst.fixture.RawMqttClient;
import java.time.Duration;
import java.util.Collections;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that the broker does not read from a client that does not read the answers. */
@ExtendWith(TestBrokerResolver.class)
class UnreadAnswersIT {

    private static final int PACKETS_PER_WRITE = 5_000;

    /** More than the buffers of both sockets take, for packets and answers. */
    private static final long MAX_BYTES = 64L * 1024 * 1024;

    private final TestBroker broker;

    UnreadAnswersIT(TestBroker broker) {
        this.broker = broker;
    }

    /** PINGREQ, PUBREL, an UNSUBSCRIBE, and a SUBSCRIBE with a filter that is not valid. */
    @ParameterizedTest
    @ValueSource(strings = {"c000", "62020007", "a2050007000161", "8206000700010100"})
    void clientThatDoesNotRead_isNotRead(String packet) {
        var packets = HexFormat.of().parseHex(String.join("", Collections.nCopies(PACKETS_PER_WRITE, packet)));
        var written = new AtomicLong();
        try (var client = broker.rawClient()) {
            client.connect(4, "unread", "dst", "dst");
            Thread.ofVirtual().start(() -> write(client, packets, written));
            var before = new AtomicLong(-1);
            await().atMost(Duration.ofMinutes(1))
                    .during(Duration.ofSeconds(2))
                    .until(() -> before.getAndSet(written.get()) == written.get() || written.get() > MAX_BYTES);
            assertThat(written.get()).isLessThan(MAX_BYTES);
            checkOtherClientsAreServed();
        }
    }

    private static void write(RawMqttClient client, byte[] packets, AtomicLong written) {
        while (client.write(packets)) {
            written.addAndGet(packets.length);
        }
    }

    private void checkOtherClientsAreServed() {
        try (var student = broker.connect(MqttVersion.MQTT_5, ClientRole.STUDENT, "other")) {
            student.subscribe(TestBroker.TOPICS.secondExercise());
            student.publish(TestBroker.TOPICS.secondExercise(), "alive");
            student.awaitMessage(TestBroker.TOPICS.secondExercise(), "alive");
        }
    }
}
