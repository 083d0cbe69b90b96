// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import es.upv.dst.fixture.MqttVersion;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests the restart of the embedded broker, and the errors when it cannot start. */
class BrokerStartIT {

    @Test
    void stoppedBroker_canBeStartedAgain(@TempDir Path store) {
        try (var broker = TestBroker.open(store)) {
            broker.broker().stop();
            assertThat(broker.broker().isRunning()).isFalse();
            broker.broker().start();
            try (var student = broker.connect(MqttVersion.MQTT_5, ClientRole.STUDENT, "student")) {
                assertThat(student.subscribe(TestBroker.TOPICS.code())).isTrue();
                assertThat(student.subscribe(TestBroker.TOPICS.request())).isFalse();
            }
        }
    }

    @Test
    void portInUse_failsTheStart(@TempDir Path store) throws IOException {
        try (var other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            var broker = TestBroker.broker(store, other.getLocalPort());
            assertThatThrownBy(broker::start)
                    .isInstanceOf(BrokerStartException.class)
                    .hasMessageStartingWith("The embedded broker cannot listen at 127.0.0.1:" + other.getLocalPort());
            assertThat(broker.isRunning()).isFalse();
        }
    }

    @Test
    void storeInUse_failsTheStart(@TempDir Path store) {
        try (var _ = TestBroker.open(store)) {
            assertThatThrownBy(() -> TestBroker.open(store))
                    .isInstanceOf(BrokerStartException.class)
                    .hasMessageStartingWith("The embedded broker cannot open its store " + store);
        }
    }

    @Test
    void unreadableStore_failsTheStart(@TempDir Path store) throws IOException {
        TestBroker.open(store).close();
        try (var files = Files.list(store.resolve("journal"))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".amq")).toList()) {
                Files.write(file, new byte[100_000]);
            }
        }
        Files.delete(store.resolve("bindings/activemq-bindings-1.bindings"));
        Files.createDirectory(store.resolve("bindings/activemq-bindings-1.bindings"));
        assertThatThrownBy(() -> TestBroker.open(store))
                .isInstanceOf(BrokerStartException.class)
                .hasMessageStartingWith("The embedded broker cannot open its store " + store);
    }
}
