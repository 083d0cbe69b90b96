// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker;

import static org.assertj.core.api.Assertions.assertThat;

import es.upv.dst.fixture.MqttVersion;
import es.upv.dst.fixture.RawMqttClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests which users and passwords the embedded broker accepts in a CONNECT packet. */
@ExtendWith(TestBrokerResolver.class)
class ConnectRequestIT {

    private static final int ACCEPTED = 0;
    private static final int NOT_AUTHORIZED_3 = 5;
    private static final int BAD_USER_OR_PASSWORD_5 = 0x86;

    private final TestBroker broker;

    ConnectRequestIT(TestBroker broker) {
        this.broker = broker;
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 5})
    void validUserAndPassword_areAccepted(int level) {
        assertThat(connect(level, "", "")).isEqualTo(ACCEPTED);
        assertThat(connect(level, "dst", "dst")).isEqualTo(ACCEPTED);
        assertThat(connect(level, "teacher", TestBroker.GENERATED_PASSWORD)).isEqualTo(ACCEPTED);
        assertThat(connect(level, "teacher", TestBroker.CONFIGURED_PASSWORD)).isEqualTo(ACCEPTED);
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 5})
    void wrongUserOrPassword_isRejected(int level) {
        int rejected = level == 5 ? BAD_USER_OR_PASSWORD_5 : NOT_AUTHORIZED_3;
        assertThat(connect(level, "dst", "DST")).isEqualTo(rejected);
        assertThat(connect(level, "dst", "")).isEqualTo(rejected);
        assertThat(connect(level, "dst", TestBroker.GENERATED_PASSWORD)).isEqualTo(rejected);
        assertThat(connect(level, "teacher", "dst")).isEqualTo(rejected);
        assertThat(connect(level, "teacher", "")).isEqualTo(rejected);
        assertThat(connect(level, "TEACHER", TestBroker.GENERATED_PASSWORD)).isEqualTo(rejected);
        assertThat(connect(level, "unknown", "dst")).isEqualTo(rejected);
        assertThat(connect(level, "teacher ", TestBroker.GENERATED_PASSWORD)).isEqualTo(rejected);
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 5})
    void defaultClusterUserOfArtemis_isRejected(int level) {
        assertThat(connect(level, "ACTIVEMQ.CLUSTER.ADMIN.USER", "CHANGE ME!!"))
                .isEqualTo(level == 5 ? BAD_USER_OR_PASSWORD_5 : NOT_AUTHORIZED_3);
    }

    @Test
    void tenWrongTeacherPasswords_blockOnlyTheConfiguredPassword() {
        for (int i = 0; i < 10; i++) {
            assertThat(connect(4, "teacher", "wrong" + i)).isEqualTo(NOT_AUTHORIZED_3);
        }
        assertThat(connect(4, "teacher", TestBroker.CONFIGURED_PASSWORD))
                .as("the configured password while the limit applies")
                .isEqualTo(NOT_AUTHORIZED_3);
        assertThat(connect(4, "teacher", TestBroker.GENERATED_PASSWORD))
                .as("the password of the lab itself")
                .isEqualTo(ACCEPTED);
        assertThat(connect(4, "dst", "dst")).as("a student at the same address").isEqualTo(ACCEPTED);
        assertThat(connect(4, "", "")).isEqualTo(ACCEPTED);
    }

    /** A client of a later version recognises this packet of MQTT 3.1.1, and may try an earlier version. */
    @ParameterizedTest
    @CsvSource({
        "MQTT, 0",
        "MQTT, 1",
        "MQTT, 2",
        "MQTT, 3",
        "MQTT, 6",
        "MQTT, 127",
        "MQTT, 132",
        "MQTT, 255",
        "MQIsdp, 4",
        "MQIsdp, 5",
        "MQTTX, 4",
        "MQ, 4",
        "mqtt, 4",
        "HTTP, 5",
        "mqisdp, 3",
        "MQISDP, 3",
        "a name that is longer than that of any protocol, 4"
    })
    void unknownProtocolVersion_isRejectedByCode1(String name, int level) {
        try (var client = broker.rawClient()) {
            client.send(0x10, out -> {
                out.writeUTF(name);
                out.writeByte(level);
                out.writeByte(0x02);
                out.writeShort(60);
                out.writeUTF("client");
            });
            assertThat(client.read()).containsExactly(0x20, 0, 0, 1);
            assertThat(client.read()).containsExactly(RawMqttClient.CONNECTION_CLOSED);
        }
    }

    @ParameterizedTest
    @CsvSource({"client, 0", "a client id of more than 23 characters, 0", "'', 2"})
    void clientIdOfMqtt31_isAcceptedUnlessItIsEmpty(String id, int code) {
        try (var client = broker.rawClient()) {
            client.send(0x10, out -> {
                out.writeUTF("MQIsdp");
                out.writeByte(3);
                out.writeByte(0x02);
                out.writeShort(60);
                out.writeUTF(id);
            });
            assertThat(client.read()).containsExactly(0x20, 0, 0, code);
        }
    }

    /** MQTT 3.1.1 requires a clean session for an empty client id; MQTT 5 does not. */
    @ParameterizedTest
    @CsvSource({"4, 2, 0", "4, 0, 2", "5, 2, 0", "5, 0, 0"})
    void emptyClientId_isAcceptedWhereTheVersionAllowsIt(int level, int flags, int code) {
        try (var client = broker.rawClient()) {
            client.send(0x10, out -> {
                out.writeUTF("MQTT");
                out.writeByte(level);
                out.writeByte(flags);
                out.writeShort(60);
                if (level == 5) {
                    out.writeByte(0);
                }
                out.writeUTF("");
            });
            assertThat(client.read()[3]).isEqualTo((byte) code);
        }
    }

    @Test
    void willOfAClientWithoutId_isPublishedAlthoughItsSessionGoesOn() {
        try (var subscriber = broker.connect(MqttVersion.MQTT_5, ClientRole.STUDENT, "subscriber")) {
            subscriber.subscribe("salon/testamento");
            try (var client = broker.rawClient()) {
                client.send(0x10, out -> {
                    out.writeUTF("MQTT");
                    out.write(new byte[] {5, 0x06, 0, 60, 5, 0x11, 0, 0, 0, 60});
                    out.writeUTF("");
                    out.writeByte(0);
                    out.writeUTF("salon/testamento");
                    out.writeUTF("adiós");
                });
                assertThat(client.read()[3]).isZero();
            }
            subscriber.awaitMessage("salon/testamento", "adiós");
        }
    }

    private int connect(int level, String user, String password) {
        try (var client = broker.rawClient()) {
            // The broker may not have noticed yet that a client of another account with the same id has disconnected.
            return client.connect(level, "client-" + user, user, password);
        }
    }
}
