// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker;

import static org.assertj.core.api.Assertions.assertThat;

import es.upv.dst.broker.netty.BackpressureHandler;
import es.upv.dst.fixture.RawMqttClient;
import java.nio.ByteBuffer;
import java.util.stream.IntStream;

/** A student's client that publishes requests at QoS 1 and does not wait for their acknowledgements. */
final class ManyRequests {

    static final int COUNT = 2_000;

    /** Artemis disconnects a client after 1.5 times this without a packet: after the first ping, before the third. */
    private static final int KEEP_ALIVE_SECONDS = BackpressureHandler.KEEP_ALIVE_SECONDS + 1;

    private static final int PING_RESPONSE = 0xd0;

    private ManyRequests() {}

    static RawMqttClient publish(TestBroker broker) {
        var client = broker.rawClient();
        client.send(0x10, out -> {
            out.writeUTF("MQTT");
            out.write(new byte[] {4, (byte) 0xc2, 0, KEEP_ALIVE_SECONDS});
            out.writeUTF("");
            out.writeUTF("dst");
            out.writeUTF("dst");
        });
        assertThat(client.read()[3]).isZero();
        IntStream.range(0, COUNT)
                .forEach(number -> client.send(0x32, out -> {
                    out.writeUTF(TestBroker.TOPICS.request());
                    out.writeShort(number + 1);
                    out.writeInt(number);
                }));
        return client;
    }

    /** Counts acknowledgements until that of the last message, or until the broker only sends a PINGRESP. */
    static int countAcknowledgements(RawMqttClient client) {
        var acknowledged = 0;
        while (true) {
            var packet = ByteBuffer.wrap(client.read());
            assertThat(packet.get(0)).isNotEqualTo((byte) RawMqttClient.CONNECTION_CLOSED);
            if ((packet.get(0) & 0xff) == PING_RESPONSE) {
                return acknowledged;
            }
            acknowledged++;
            if (packet.getShort(2) == COUNT) {
                return acknowledged;
            }
        }
    }
}
