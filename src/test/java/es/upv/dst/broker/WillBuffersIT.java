// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker;

import static org.assertj.core.api.Assertions.assertThat;

import es.upv.dst.fixture.RawMqttClient;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufAllocatorMetric;
import io.netty.buffer.ByteBufAllocatorMetricProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Artemis would keep the payload of each will in a buffer of Netty's pool, and never free it. */
@ExtendWith(TestBrokerResolver.class)
class WillBuffersIT {

    private static final int CONNECTIONS = 4_000;
    private static final int PAYLOAD_BYTES = 4_000;

    private final TestBroker broker;
    private final ByteBufAllocatorMetric pool = ((ByteBufAllocatorMetricProvider) ByteBufAllocator.DEFAULT).metric();

    WillBuffersIT(TestBroker broker) {
        this.broker = broker;
    }

    @Test
    void wills_leaveNoBuffersInNettysPool() {
        long before = pool.usedDirectMemory();
        for (int connection = 0; connection < CONNECTIONS; connection++) {
            try (var client = broker.rawClient()) {
                connectWithWill(client);
                client.send(0xe0, out -> {});
                assertThat(client.read()).containsExactly(RawMqttClient.CONNECTION_CLOSED);
            }
        }
        assertThat(pool.usedDirectMemory() - before).isLessThan(CONNECTIONS * PAYLOAD_BYTES / 2);
    }

    private static void connectWithWill(RawMqttClient client) {
        client.send(0x10, out -> {
            out.writeUTF("MQTT");
            out.writeByte(4);
            out.writeByte(0x06);
            out.writeShort(60);
            out.writeUTF("kept");
            out.writeUTF("salon/kept");
            out.writeUTF("x".repeat(PAYLOAD_BYTES));
        });
        assertThat(client.read()[0]).isEqualTo((byte) 0x20);
    }
}
