// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.mqtt.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests which properties of PUBLISH packets remain. All packets are hexadecimal. */
class PropertyFilterStreamTest {

    private static final String DELIVERY = "26" + text("dst-delivery") + text("a-1@f");
    private static final String PUBACK = "40020001";

    @ParameterizedTest
    @CsvSource({
        "0101, payload format indicator",
        "02ffffffff, message expiry interval",
        "03000101, content type with a control character",
        "0800017f, response topic with a control character",
        "0900020102, correlation data",
        "0bff01, subscription identifier",
        "230001, topic alias",
        "26000161000262" + "0a, user property with a control character",
        "2600016100017a, user property of a student"
    })
    void propertyThatTheLabDoesNotRead_isRemoved(String property) throws IOException {
        assertThat(filtered(publish(property) + PUBACK)).isEqualTo(publish("") + PUBACK);
        assertThat(filtered(publish(property + DELIVERY) + PUBACK)).isEqualTo(publish(DELIVERY) + PUBACK);
        assertThat(filtered(publish(DELIVERY + property) + PUBACK)).isEqualTo(publish(DELIVERY) + PUBACK);
    }

    @Test
    void propertyOfTheEmbeddedBroker_remainsIfItIsPrintable() throws IOException {
        assertThat(filtered(publish(DELIVERY))).isEqualTo(publish(DELIVERY));
        assertThat(filtered(publish("26" + text("dst-sender") + text("a\n")))).isEqualTo(publish(""));
    }

    @Test
    void longProperties_areRemoved() throws IOException {
        assertThat(filtered(publish("09ffff" + "78".repeat(65_535)))).isEqualTo(publish(""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"7f", "26000161", "09ffff", "0b80"})
    void propertiesThatCannotBeDivided_areRemoved(String properties) throws IOException {
        assertThat(filtered(publish(DELIVERY + properties) + PUBACK)).isEqualTo(publish(DELIVERY) + PUBACK);
    }

    @ParameterizedTest
    @ValueSource(strings = {"d000", "20030000" + "00", PUBACK, "300400014100", "300a00014100" + "313233343536"})
    void packetWithoutProperties_isNotChanged(String packet) throws IOException {
        assertThat(filtered(packet + packet)).isEqualTo(packet + packet);
    }

    @Test
    void propertiesThatAreLongerThanTheirPacket_endTheConnection() {
        assertThatThrownBy(() -> filtered("3006000141" + "ff7f01")).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> filtered("3004000141" + "02")).isInstanceOf(IOException.class);
    }

    /** Paho reads with a timeout, and reads again after it. */
    @Test
    void timeoutBeforeEachByte_losesNothing() throws IOException {
        var packets = publish("0900020102" + DELIVERY) + PUBACK;
        assertThat(filtered(new TimeoutBeforeEachByte(bytes(packets)))).isEqualTo(publish(DELIVERY) + PUBACK);
    }

    /** A PUBLISH packet at QoS 1 with the topic A, the packet id 7 and the payload 123. */
    private static String publish(String properties) {
        var content = "000141" + "0007" + length(properties.length() / 2) + properties + "313233";
        return "32" + length(content.length() / 2) + content;
    }

    private static String length(int bytes) {
        return bytes < 128 ? "%02x".formatted(bytes) : "%02x".formatted(bytes % 128 | 128) + length(bytes / 128);
    }

    private static String text(String text) {
        return "%04x".formatted(text.length()) + HexFormat.of().formatHex(text.getBytes(UTF_8));
    }

    private static byte[] bytes(String hexadecimal) {
        return HexFormat.of().parseHex(hexadecimal);
    }

    private static String filtered(String packets) throws IOException {
        return filtered(new ByteArrayInputStream(bytes(packets)));
    }

    private static String filtered(InputStream packets) throws IOException {
        var result = new StringBuilder();
        try (var stream = new PropertyFilterStream(packets, 16)) {
            for (int next = readAfterTimeouts(stream); next >= 0; next = readAfterTimeouts(stream)) {
                result.append("%02x".formatted(next));
            }
        }
        return result.toString();
    }

    private static int readAfterTimeouts(InputStream stream) throws IOException {
        while (true) {
            try {
                return stream.read();
            } catch (SocketTimeoutException e) {
                // Read again.
            }
        }
    }

    private static final class TimeoutBeforeEachByte extends InputStream {

        private final byte[] bytes;
        private int reads;

        TimeoutBeforeEachByte(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public int read() throws IOException {
            if (reads++ % 2 == 0) {
                throw new SocketTimeoutException();
            }
            return reads / 2 <= bytes.length ? bytes[reads / 2 - 1] & 0xff : -1;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int next = read();
            if (next < 0) {
                return -1;
            }
            buffer[offset] = (byte) next;
            return 1;
        }
    }
}
