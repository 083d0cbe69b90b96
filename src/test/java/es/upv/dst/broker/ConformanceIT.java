// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker;

import static org.assertj.core.api.Assertions.assertThat;

import es.upv.dst.fixture.MqttVersion;
import es.upv.dst.fixture.RawMqttClient;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests rules of MQTT for single packets, which neither Netty nor Artemis checks. */
@ExtendWith(TestBrokerResolver.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConformanceIT {

    private static final byte CONNACK = 0x20;
    private static final byte DISCONNECT = (byte) 0xe0;
    private static final int PROTOCOL_ERROR = 0x82;

    private final TestBroker broker;

    ConformanceIT(TestBroker broker) {
        this.broker = broker;
    }

    /** The flags are clean session and: will QoS 3, will QoS without will, will retain without will, reserved. */
    @ParameterizedTest
    @ValueSource(ints = {0x1e, 0x0a, 0x22, 0x03})
    void contradictoryConnectFlags_areRefused(int flags) {
        for (int level : new int[] {4, 5}) {
            try (var client = broker.rawClient()) {
                client.send(0x10, out -> writeConnect(out, level, flags, ""));
                var answer = client.read();
                assertThat(answer[0] == RawMqttClient.CONNECTION_CLOSED
                                || answer[0] == CONNACK && (answer[3] & 0xff) == PROTOCOL_ERROR)
                        .isTrue();
            }
        }
    }

    /**
     * Properties: authentication method; Receive Maximum 0; Maximum Packet Size 0, and one below that of the broker;
     * authentication data alone.
     */
    @ParameterizedTest
    @CsvSource({"15000178, 0x8c", "210000, 0x82", "2700000000, 0x82", "270000ffff, 0x97", "16000178, 0x82"})
    void connectPropertiesThatTheBrokerCannotUse_areRefusedInTheConnack(String properties, String code) {
        try (var client = broker.rawClient()) {
            client.send(0x10, out -> writeConnect(out, 5, 0x02, properties));
            var answer = client.read();
            assertThat(answer[0]).isEqualTo(CONNACK);
            assertThat(answer[3] & 0xff).isEqualTo(Integer.decode(code));
        }
    }

    /** Artemis takes the largest Maximum Packet Size as a negative number. */
    @Test
    void clientWithTheLargestMaximumPacketSize_receivesMessages() {
        try (var client = broker.rawClient();
                var publisher = broker.connect(MqttVersion.MQTT_5, ClientRole.STUDENT, "publisher")) {
            client.send(0x10, out -> writeConnect(out, 5, 0x02, "27ffffffff"));
            assertThat(client.read()[0]).isEqualTo(CONNACK);
            client.subscribe(5, "salon/packet");
            publisher.publish("salon/packet", "x");
            assertThat(client.read()[0] & 0xf0).isEqualTo(0x30);
        }
    }

    /**
     * Packets: SUBSCRIBE and UNSUBSCRIBE without filters, SUBSCRIBE with the packet ID 0, PUBLISH at QoS 1 with the
     * packet ID 0, PUBLISH at QoS 0 with DUP, AUTH, and a second CONNECT.
     */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "8203000100",
                "a203000100",
                "8207000000" + "000161" + "01",
                "3206" + "000161" + "0000" + "00",
                "3804" + "000161" + "00",
                "f000",
                "100d" + "00044d515454" + "05" + "02" + "003c" + "00" + "0000"
            })
    void packetThatAClientMustNotSend_closesTheConnection(String packet) {
        try (var client = broker.rawClient()) {
            assertThat(client.connect(5, "", "dst", "dst")).isZero();
            client.write(HexFormat.of().parseHex(packet));
            assertThat(client.read()[0]).isEqualTo(DISCONNECT);
            assertThat(client.read()).containsExactly(RawMqttClient.CONNECTION_CLOSED);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"8206" + "0001" + "000161" + "01", "c000", "e000", "3004" + "000161" + "41"})
    void firstPacketThatIsNotConnect_closesTheConnection(String packet) {
        try (var client = broker.rawClient()) {
            client.write(HexFormat.of().parseHex(packet));
            assertThat(client.read()).containsExactly(RawMqttClient.CONNECTION_CLOSED);
        }
    }

    /** A subscription of MQTT 3.1.1 with the bits of MQTT 5 for the own messages and for retained ones. */
    @ParameterizedTest
    @ValueSource(strings = {"04", "08", "10", "20"})
    void reservedBitOfASubscription_closesTheConnection(String options) {
        try (var client = broker.rawClient()) {
            assertThat(client.connect(4, "", "dst", "dst")).isZero();
            client.write(HexFormat.of().parseHex("8206" + "0001" + "000161" + options));
            assertThat(client.read()).containsExactly(RawMqttClient.CONNECTION_CLOSED);
        }
    }

    /** The refused filter is answered by a handler, which is faster than Artemis is with the CONNACK. */
    @Test
    void packetsAfterConnect_areAnsweredAfterTheConnack() {
        for (int attempt = 0; attempt < 50; attempt++) {
            try (var client = broker.rawClient()) {
                client.write(HexFormat.of()
                        .parseHex("100e00044d5154540402003c00026364" + "82090001" + "0004612f2b2b" + "01"));
                assertThat(client.read()[0]).isEqualTo(CONNACK);
            }
        }
    }

    private static void writeConnect(DataOutputStream out, int level, int flags, String properties) throws IOException {
        out.writeUTF("MQTT");
        out.writeByte(level);
        out.writeByte(flags);
        out.writeShort(60);
        if (level == 5) {
            out.writeByte(properties.length() / 2);
            out.write(HexFormat.of().parseHex(properties));
        }
        out.writeUTF("conformance");
        if ((flags & 0x04) != 0) {
            if (level == 5) {
                out.writeByte(0);
            }
            out.writeUTF("salon/will");
            out.writeUTF("will");
        }
    }
}
