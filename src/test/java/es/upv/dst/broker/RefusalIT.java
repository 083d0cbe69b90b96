// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import es.upv.dst.fixture.RawMqttClient;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Tests that the log and MQTT 5 say why the embedded broker refuses a packet. */
@ExtendWith({TestBrokerResolver.class, OutputCaptureExtension.class})
class RefusalIT {

    private final TestBroker broker;

    RefusalIT(TestBroker broker) {
        this.broker = broker;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            4 | salon/#   | a topic has 1 to 128 characters
            5 | salon/+/x | a topic has 1 to 128 characters
            5 | $SYS/x    | a topic has 1 to 128 characters
            4 | ''        | a topic has 1 to 128 characters
            5 | ''        | a topic has 1 to 128 characters
            """)
    void refusedTopic_isLogged_andExplainedInMqtt5(int level, String topic, String reason, CapturedOutput log) {
        try (var client = broker.rawClient()) {
            assertThat(client.connect(level, "Ana's client", "dst", "dst")).isZero();
            client.publish(level, topic, new byte[] {1});
            var answer = client.read();
            assertThat(answer[0]).isEqualTo(level == 5 ? (byte) 0xe0 : RawMqttClient.CONNECTION_CLOSED);
            assertThat(new String(answer, StandardCharsets.UTF_8).contains(reason))
                    .isEqualTo(level == 5);
        }
        awaitLine(log, "refused the client \"Ana's client\" at 127.0.0.1: " + reason);
    }

    @Test
    void refusedFilter_isLogged(CapturedOutput log) {
        try (var client = broker.rawClient()) {
            assertThat(client.connect(4, "subscriber", "dst", "dst")).isZero();
            assertThat(client.subscribe(4, "salon/#/x")).isEqualTo(0x80);
        }
        awaitLine(log, "refused the client \"subscriber\" at 127.0.0.1: a filter has 1 to 128 characters");
    }

    @Test
    void refusedConnection_isLogged(CapturedOutput log) {
        try (var client = broker.rawClient()) {
            client.connect(4, "x".repeat(1_000), "dst", "DST");
        }
        awaitLine(log, "xxx\" at 127.0.0.1: the user name or the password is wrong");
        assertThat(log.getOut().lines()).allMatch(line -> line.length() < 400);
    }

    private static void awaitLine(CapturedOutput log, String text) {
        await().until(() -> log.getOut().contains(text));
    }
}
