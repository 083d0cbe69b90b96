// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import es.upv.dst.fixture.FreePorts;
import es.upv.dst.fixture.Lab;
import es.upv.dst.fixture.MqttPackets;
import es.upv.dst.fixture.RawMqttClient;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that the first start on an empty folder loses no message that the broker has acknowledged. */
class FirstStartIT {

    private static final int PUBACK = 0x40;

    @TempDir
    Path folder;

    @Test
    void requestThatArrivesBeforeTheLabHasSubscribed_isHandled() {
        var port = FreePorts.free();
        var acknowledged = CompletableFuture.supplyAsync(() -> publishAtOnce(port));
        try (var lab = Lab.embedded(folder, port)) {
            assertThat(acknowledged.join()).isEqualTo(PUBACK);
            await().until(() ->
                    lab.admin().get("/api/status").at("/requests/total").asInt() == 1);
        }
    }

    /** Connects as soon as the broker accepts clients, and publishes a request at QoS 1. */
    private static int publishAtOnce(int port) {
        await().pollInterval(Duration.ofMillis(5))
                .ignoreExceptionsMatching(UncheckedIOException.class::isInstance)
                .until(() -> connects(port));
        try (var client = new RawMqttClient(port)) {
            client.connect(4, "early", "dst", "dst");
            client.write(MqttPackets.publish(4, 1, "DST/PETICION", "00000001".getBytes()));
            return client.read()[0] & 0xf0;
        }
    }

    private static boolean connects(int port) {
        new RawMqttClient(port).close();
        return true;
    }
}
