// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import es.upv.dst.fixture.Lab;
import es.upv.dst.fixture.RawMqttClient;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests a client that makes the broker send the retained messages again and again. */
class SubscriptionLimitIT {

    private static final int RETAINED = 300;
    private static final byte SUBACK = (byte) 0x90;

    /** The budget of the network pays for 32 of these subscriptions at once, and then for 3.3 a second. */
    private static final int SUBSCRIPTIONS = 50;

    private static final Duration LEAST_TIME = Duration.ofSeconds(5);

    @Test
    void clientThatSubscribesAgainAndAgain_isReadSlowly(@TempDir Path folder) {
        try (var lab = Lab.embedded(folder).enroll(1);
                var attacker = new RawMqttClient(lab.brokerPort())) {
            attacker.connect(4, "", "dst", "dst");
            IntStream.range(0, RETAINED).forEach(number -> retain(attacker, "salon/" + number));
            assertThat(attacker.isDisconnected()).isFalse();
            var begin = Instant.now();
            IntStream.range(0, SUBSCRIPTIONS).forEach(_ -> subscribe(attacker));
            try (var student = lab.student(1)) {
                assertThat(student.submitAndAwaitVerdict(student.requestCode())).endsWith(";ACCEPTED");
            }
            awaitAnswers(attacker);
            assertThat(Duration.between(begin, Instant.now())).isGreaterThan(LEAST_TIME);
        }
    }

    private static void retain(RawMqttClient client, String topic) {
        client.send(0x31, out -> {
            out.writeUTF(topic);
            out.writeByte('x');
        });
    }

    private static void subscribe(RawMqttClient client) {
        client.send(0x82, out -> {
            out.writeShort(1);
            out.writeUTF("salon/#");
            out.writeByte(0);
        });
    }

    private static void awaitAnswers(RawMqttClient client) {
        for (int answers = 0; answers < SUBSCRIPTIONS; ) {
            byte type = client.read()[0];
            assertThat(type).isNotEqualTo(RawMqttClient.CONNECTION_CLOSED);
            answers += type == SUBACK ? 1 : 0;
        }
    }
}
