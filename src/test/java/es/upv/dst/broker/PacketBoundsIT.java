// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker;

import static org.assertj.core.api.Assertions.assertThat;

import es.upv.dst.broker.session.PacketBoundsHandler;
import es.upv.dst.broker.session.TopicAliasHandler;
import es.upv.dst.fixture.MqttVersion;
import es.upv.dst.fixture.RawMqttClient;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Tests what the packets of a client may make the embedded broker keep. */
@ExtendWith(TestBrokerResolver.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PacketBoundsIT {

    private static final int SERVER_UNAVAILABLE_3 = 3;
    private static final int SUBSCRIPTION_FAILURE_3 = 0x80;
    private static final int TOPIC_FILTER_INVALID_5 = 0x8f;
    private static final byte DISCONNECT = (byte) 0xe0;

    private final TestBroker broker;

    PacketBoundsIT(TestBroker broker) {
        this.broker = broker;
    }

    @Test
    void subscriptionsAboveTheLimit_areRefused() {
        try (var client = broker.rawClient()) {
            client.connect(4, "subscriber", "dst", "dst");
            for (int i = 0; i < PacketBoundsHandler.MAX_SUBSCRIPTIONS; i++) {
                assertThat(client.subscribe(4, "salon/" + i)).isOne();
            }
            assertThat(client.subscribe(4, "salon/more")).isEqualTo(SUBSCRIPTION_FAILURE_3);
            assertThat(client.subscribe(4, "salon/0")).isOne();
        }
    }

    @Test
    void subscriptionsThatTheAccessPolicyRefuses_doNotCount() {
        try (var client = broker.rawClient()) {
            client.connect(4, "refused-subscriber", "dst", "dst");
            for (int i = 0; i <= PacketBoundsHandler.MAX_SUBSCRIPTIONS; i++) {
                assertThat(client.subscribe(4, "forbidden/" + i)).isEqualTo(SUBSCRIPTION_FAILURE_3);
            }
            assertThat(client.subscribe(4, "salon/luz")).isOne();
        }
    }

    /** A repeated filter is no further subscription, but Artemis subscribes, and sends retained messages, each time. */
    @Test
    void packetWithTooManyFilters_isRefused() {
        try (var client = broker.rawClient()) {
            client.connect(4, "filters", "dst", "dst");
            client.send(0x82, out -> {
                out.writeShort(1);
                for (int i = 0; i <= PacketBoundsHandler.MAX_SUBSCRIPTIONS; i++) {
                    out.writeUTF("salon/#");
                    out.writeByte(0);
                }
            });
            // The length of this packet has one byte, because it has 23.
            var suback = client.read();
            assertThat(suback[suback.length - 1] & 0xff).isEqualTo(SUBSCRIPTION_FAILURE_3);
            client.send(0xa2, out -> {
                out.writeShort(2);
                for (int i = 0; i <= PacketBoundsHandler.MAX_SUBSCRIPTIONS; i++) {
                    out.writeUTF("salon/" + i);
                }
            });
            assertThat(client.isDisconnected()).isTrue();
        }
    }

    /** Artemis keeps an entry for each level of a topic. */
    @Test
    void levels_areLimited() {
        try (var client = broker.rawClient()) {
            client.connect(5, "levels", "dst", "dst");
            assertThat(client.subscribe(5, "salon" + "/a".repeat(15))).isOne();
            assertThat(client.subscribe(5, "salon" + "/a".repeat(16))).isEqualTo(TOPIC_FILTER_INVALID_5);
            client.publish(5, "salon" + "/a".repeat(16), new byte[0]);
            assertThat(client.read()[0]).isEqualTo(DISCONNECT);
        }
    }

    @Test
    void topicAliases_areResolved_upToTheMaximumOfTheConnack() {
        try (var subscriber = broker.connect(MqttVersion.MQTT_5, ClientRole.STUDENT, "alias-subscriber");
                var client = broker.rawClient()) {
            subscriber.subscribe("salon/alias");
            client.connect(5, "alias", "dst", "dst");
            publishWithAlias(client, "salon/alias", 1, "first");
            publishWithAlias(client, "", 1, "second");
            subscriber.awaitMessage("salon/alias", "second");
            publishWithAlias(client, "salon/alias", TopicAliasHandler.MAX_ALIASES + 1, "third");
            assertThat(client.read()[0]).isEqualTo(DISCONNECT);
        }
    }

    private static void publishWithAlias(RawMqttClient client, String topic, int alias, String payload) {
        client.send(0x30, out -> {
            out.writeUTF(topic);
            out.writeByte(3);
            out.writeByte(0x23);
            out.writeShort(alias);
            out.writeBytes(payload);
        });
    }

    @Test
    void messagesAtQos2ThatAreNotReleased_areLimited() {
        try (var client = broker.rawClient()) {
            client.connect(5, "unreleased", "dst", "dst");
            for (int id = 1; id <= PacketBoundsHandler.MAX_UNRELEASED + 1; id++) {
                client.write(HexFormat.of()
                        .parseHex("340d" + "0007" + "73616c6f6e2f78" + "%04x".formatted(id) + "00" + "41"));
            }
            byte type = client.read()[0];
            while (type == 0x50) {
                type = client.read()[0];
            }
            assertThat(type).isEqualTo(DISCONNECT);
        }
    }

    @Test
    void willOfTooManyBytes_isRefused() {
        try (var client = broker.rawClient()) {
            client.send(0x10, out -> {
                out.writeUTF("MQTT");
                out.writeByte(4);
                out.writeByte(0x06);
                out.writeShort(60);
                out.writeUTF("large-will");
                out.writeUTF("salon/will");
                out.writeUTF("x".repeat(PacketBoundsHandler.MAX_KEPT_BYTES + 1));
            });
            assertThat(client.read()[3]).isEqualTo((byte) SERVER_UNAVAILABLE_3);
        }
    }
}
