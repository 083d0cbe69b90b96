// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker;

import static org.assertj.core.api.Assertions.assertThat;

import es.upv.dst.broker.session.PropertyBounds;
import es.upv.dst.fixture.MqttVersion;
import es.upv.dst.fixture.RawMqttClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests which properties the embedded broker accepts. */
@ExtendWith(TestBrokerResolver.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PropertyBoundsIT {

    private static final byte DISCONNECT = (byte) 0xe0;

    private final TestBroker broker;

    PropertyBoundsIT(TestBroker broker) {
        this.broker = broker;
    }

    @Test
    void userProperties_areDelivered_upToTheLimit() {
        try (var subscriber = broker.connect(MqttVersion.MQTT_5, ClientRole.STUDENT, "property-subscriber");
                var client = broker.rawClient()) {
            subscriber.subscribe("salon/properties");
            client.connect(5, "properties", "dst", "dst");
            publishWithProperties(client, PropertyBounds.MAX_USER_PROPERTIES);
            subscriber.awaitMessage("salon/properties", "32");
            publishWithProperties(client, PropertyBounds.MAX_USER_PROPERTIES + 1);
            assertThat(client.read()[0]).isEqualTo(DISCONNECT);
        }
    }

    /** Artemis keeps the latest texts of each connection. */
    @ParameterizedTest
    @ValueSource(ints = {0x26, 0x03, 0x08})
    void longTextInAProperty_isRefused(int property) {
        try (var client = broker.rawClient()) {
            client.connect(5, "long-property", "dst", "dst");
            client.send(0x30, out -> {
                out.writeUTF("salon/properties");
                out.writeByte(property == 0x26 ? 137 : 132);
                out.writeByte(1);
                out.writeByte(property);
                if (property == 0x26) {
                    out.writeUTF("key");
                }
                out.writeUTF("v".repeat(PropertyBounds.MAX_CHARACTERS + 1));
            });
            assertThat(client.read()[0]).isEqualTo(DISCONNECT);
        }
    }

    /** A packet waits in memory while the client has no budget for subscriptions. */
    @ParameterizedTest
    @ValueSource(ints = {0x82, 0xa2})
    void userPropertiesOfASubscription_areLimited(int type) {
        try (var client = broker.rawClient()) {
            client.connect(5, "subscription-properties", "dst", "dst");
            client.send(type, out -> {
                out.writeShort(1);
                int length = 7 * (PropertyBounds.MAX_USER_PROPERTIES + 1);
                out.writeByte(length % 128 | 128);
                out.writeByte(length / 128);
                for (int i = 0; i <= PropertyBounds.MAX_USER_PROPERTIES; i++) {
                    out.writeByte(0x26);
                    out.writeUTF("k");
                    out.writeUTF("v");
                }
                out.writeUTF("salon/properties");
                if (type == 0x82) {
                    out.writeByte(0);
                }
            });
            assertThat(client.read()[0]).isEqualTo(DISCONNECT);
        }
    }

    private static void publishWithProperties(RawMqttClient client, int number) {
        client.send(0x30, out -> {
            out.writeUTF("salon/properties");
            out.writeByte(7 * number % 128 | 128);
            out.writeByte(7 * number / 128);
            for (int i = 0; i < number; i++) {
                out.writeByte(0x26);
                out.writeUTF("k");
                out.writeUTF("v");
            }
            out.writeBytes(Integer.toString(number));
        });
    }
}
