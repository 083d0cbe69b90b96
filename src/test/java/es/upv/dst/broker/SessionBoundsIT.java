// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker;

import static org.assertj.core.api.Assertions.assertThat;

import com.hivemq.client.mqtt.mqtt5.message.connect.connack.Mqtt5ConnAck;
import es.upv.dst.broker.session.PacketBoundsHandler;
import es.upv.dst.fixture.MqttVersion;
import es.upv.dst.fixture.RawMqttClient;
import java.util.HexFormat;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Tests what the sessions of clients may take on the embedded broker, and that each belongs to one account. */
@ExtendWith(TestBrokerResolver.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SessionBoundsIT {

    private static final int SUBSCRIPTION_FAILURE_3 = 0x80;
    private static final byte PUBREC = 0x50;

    private static final int IDENTIFIER_REJECTED_3 = 2;

    private final TestBroker broker;

    SessionBoundsIT(TestBroker broker) {
        this.broker = broker;
    }

    @Test
    void clientIdInUse_isRefusedToAnotherAccount_andTakenOverByTheSameAccount() {
        try (var student = broker.rawClient();
                var anonymous = broker.rawClient();
                var sameAccount = broker.rawClient()) {
            assertThat(student.connect(4, "shared", "dst", "dst")).isZero();
            assertThat(anonymous.connect(4, "shared", "", "")).isEqualTo(IDENTIFIER_REJECTED_3);
            assertThat(student.isDisconnected()).isFalse();
            assertThat(sameAccount.connect(4, "shared", "dst", "dst")).isZero();
            assertThat(student.isDisconnected()).isTrue();
        }
    }

    @Test
    void storedSession_isNotGivenToAnotherAccount() {
        assertThat(connectStored("left", true).isSessionPresent()).isFalse();
        assertThat(connectStored("left", true).isSessionPresent()).isTrue();
        assertThat(connectStored("left", false).isSessionPresent()).isFalse();
        assertThat(connectStored("left", true).isSessionPresent()).isTrue();
    }

    @Test
    void storedSessionsAboveTheLimit_endWithTheirConnections() {
        var expiries = IntStream.range(0, 60)
                .mapToObj(number -> connectStored("anonymous" + number, false))
                .map(connack -> connack.getSessionExpiryInterval().orElse(200))
                .toList();
        assertThat(expiries).contains(200L, 0L);
        assertThat(expiries.stream().filter(seconds -> seconds == 200).count()).isLessThanOrEqualTo(50);
    }

    @Test
    void sessionsOfAClassBehindOneAddress_areStored() {
        for (int number = 0; number < 300; number++) {
            try (var client = new RawMqttClient(broker.port(), "127.0.0.4")) {
                String id = "of-class" + number;
                client.send(0x10, out -> {
                    out.writeUTF("MQTT");
                    out.writeByte(5);
                    out.writeByte(0xc0);
                    out.writeShort(60);
                    out.writeByte(5);
                    out.writeByte(0x11);
                    out.writeInt(200);
                    out.writeUTF(id);
                    out.writeUTF("dst");
                    out.writeUTF("dst");
                });
                assertThat(HexFormat.of().formatHex(client.read()))
                        .as("the session ends with the connection")
                        .doesNotContain("1100000000");
            }
        }
    }

    private Mqtt5ConnAck connectStored(String id, boolean student) {
        var client = MqttVersion.builder(broker.port(), id).useMqttVersion5().buildBlocking();
        var connect = client.toBlocking().connectWith().cleanStart(false).sessionExpiryInterval(200);
        if (student) {
            connect = connect.simpleAuth()
                    .username("dst")
                    .password("dst".getBytes())
                    .applySimpleAuth();
        }
        var connack = connect.send();
        client.disconnect();
        return connack;
    }

    @Test
    void retainedMessagesOfOneAddress_leavePlacesForOthers() {
        try (var flooder = new RawMqttClient(broker.port(), "127.0.0.2");
                var other = new RawMqttClient(broker.port(), "127.0.0.3");
                var subscriber = broker.connect(MqttVersion.MQTT_5, ClientRole.STUDENT, "retained-subscriber")) {
            flooder.connect(5, "flooder", "dst", "dst");
            other.connect(5, "other", "dst", "dst");
            retainMany(flooder, "x");
            assertThat(flooder.isDisconnected()).isFalse();
            retain(other, "salon/kept", "mine");
            assertThat(other.isDisconnected()).isFalse();
            subscriber.subscribe("salon/kept");
            subscriber.awaitMessage("salon/kept", "mine");
            retainMany(flooder, "");
            assertThat(flooder.isDisconnected()).isFalse();
        }
    }

    @Test
    void subscriptionsOfEarlierConnections_count() {
        for (int number = 0; number < PacketBoundsHandler.MAX_SUBSCRIPTIONS; number++) {
            assertThat(subscribeInNewConnection("salon/" + number)).isOne();
        }
        assertThat(subscribeInNewConnection("salon/more")).isEqualTo(SUBSCRIPTION_FAILURE_3);
        assertThat(subscribeInNewConnection("salon/0")).isOne();
    }

    private int subscribeInNewConnection(String filter) {
        try (var client = broker.rawClient()) {
            client.connectWithSession("subscriber-with-session", "dst", "dst");
            return client.subscribe(4, filter);
        }
    }

    @Test
    void unreleasedMessagesOfEarlierConnections_count() {
        assertThat(publishUnreleased(1)).isFalse();
        assertThat(publishUnreleased(PacketBoundsHandler.MAX_UNRELEASED)).isFalse();
        assertThat(publishUnreleased(PacketBoundsHandler.MAX_UNRELEASED + 1)).isTrue();
    }

    /** Publishes at QoS 2 in a new connection, and returns whether the broker closes it. */
    private boolean publishUnreleased(int lastId) {
        try (var client = broker.rawClient()) {
            client.connectWithSession("unreleased-with-session", "dst", "dst");
            for (int id = Math.max(1, lastId - 254); id <= lastId; id++) {
                int packetId = id;
                client.send(0x34, out -> {
                    out.writeUTF("salon/x");
                    out.writeShort(packetId);
                });
                if (client.read()[0] != PUBREC) {
                    return true;
                }
            }
            return client.isDisconnected();
        }
    }

    private static void retainMany(RawMqttClient client, String payload) {
        IntStream.range(0, 600).forEach(number -> retain(client, "salon/flood/" + number, payload));
    }

    private static void retain(RawMqttClient client, String topic, String payload) {
        client.send(0x31, out -> {
            out.writeUTF(topic);
            out.writeByte(0);
            out.writeBytes(payload);
        });
    }
}
