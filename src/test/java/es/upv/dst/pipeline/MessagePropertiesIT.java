// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import es.upv.dst.fixture.BrokerKind;
import es.upv.dst.fixture.Lab;
import es.upv.dst.fixture.RawMqttClient;
import java.nio.file.Path;
import java.util.HexFormat;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Tests messages with properties of MQTT 5 that a program of the course does not need. Some of them end the receiver
 * thread of Paho, which the lab uses.
 */
class MessagePropertiesIT {

    @TempDir
    Path folder;

    /** Each makes the broker end the connection, or is delivered to the lab. */
    private enum Property {
        CORRELATION_DATA("09ffff" + "78".repeat(65_535)),
        SHORTER_CORRELATION_DATA("098000" + "78".repeat(32_768)),
        USER_PROPERTY("26000161" + "00026c0a"),
        NAME_OF_A_USER_PROPERTY("2600026c0a" + "000161"),
        NONCHARACTER("26000161" + "0003efbfbe"),
        CONTENT_TYPE("03000101"),
        RESPONSE_TOPIC("0800017f"),
        PAYLOAD_FORMAT("0102");

        private final byte[] encoded;

        Property(String hexadecimal) {
            this.encoded = HexFormat.of().parseHex(hexadecimal);
        }
    }

    @ParameterizedTest
    @EnumSource
    void propertyThatPahoCannotRead_doesNotStopTheLab(BrokerKind broker) throws Exception {
        broker.with(folder, lab -> {
            lab.enroll(1);
            for (var topic : new String[] {"DST/PETICION", "DST/SOLUCION"}) {
                for (var property : Property.values()) {
                    publish(lab, topic, property.encoded, "mal");
                    assertIsServed(lab);
                }
            }
            lab.stop().start().awaitConnected();
            assertIsServed(lab);
        });
    }

    /** Of Artemis alone, intervals of more than 24 days are over at once. */
    @ParameterizedTest
    @EnumSource
    void requestWithALongExpiryInterval_isAnswered(BrokerKind broker) throws Exception {
        broker.with(folder, lab -> {
            lab.enroll(3);
            try (var student = lab.student(1)) {
                int number = 0;
                for (var interval : new String[] {"ffffffff", "7fffffff", "0020c49c"}) {
                    publish(lab, "DST/PETICION", HexFormat.of().parseHex("02" + interval), Lab.dni(++number));
                    assertThat(student.awaitCode()).hasSize(5);
                }
            }
        });
    }

    private static void assertIsServed(Lab lab) {
        try (var student = lab.student(1)) {
            assertThat(student.submitAndAwaitVerdict(student.requestCode())).endsWith(";ACCEPTED");
        }
    }

    /** Publishes at QoS 1, and waits until the broker has answered. */
    private static void publish(Lab lab, String topic, byte[] properties, String payload) {
        try (var client = new RawMqttClient(lab.brokerPort())) {
            assertThat(client.connect(5, "", "dst", "dst")).isZero();
            client.send(0x32, out -> {
                out.writeUTF(topic);
                out.writeShort(1);
                for (int length = properties.length; length > 0; length /= 128) {
                    out.writeByte(length % 128 | (length > 127 ? 0x80 : 0));
                }
                out.write(properties);
                out.write(payload.getBytes(UTF_8));
            });
            client.read();
        }
    }
}
