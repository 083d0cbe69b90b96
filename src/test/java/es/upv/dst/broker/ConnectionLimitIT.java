// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import es.upv.dst.fixture.RawMqttClient;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Tests how many connections of one address the embedded broker accepts. */
@ExtendWith(TestBrokerResolver.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConnectionLimitIT {

    private static final int SERVER_UNAVAILABLE_3 = 3;

    /** More than the limit and what is added while they are opened. */
    private static final int OPENED = 20_000;

    private static final int QUOTA_EXCEEDED_5 = 0x97;

    private final TestBroker broker;

    ConnectionLimitIT(TestBroker broker) {
        this.broker = broker;
    }

    @Test
    void connectionAboveTheLimitOfItsAddress_isRefusedWithTheReason() {
        List<RawMqttClient> clients = new ArrayList<>();
        try {
            for (int i = 0; i < TestBroker.CONNECTIONS; i++) {
                clients.add(broker.rawClient());
                assertThat(clients.getLast().connect(4, "client" + i, "", "")).isZero();
            }
            try (var excess3 = broker.rawClient();
                    var excess5 = broker.rawClient();
                    var other = new RawMqttClient(broker.port(), "127.0.0.2");
                    var teacher = broker.rawClient()) {
                assertThat(excess3.connect(4, "one", "dst", "dst")).isEqualTo(SERVER_UNAVAILABLE_3);
                assertThat(excess5.connect(5, "one", "dst", "dst")).isEqualTo(QUOTA_EXCEEDED_5);
                assertThat(other.connect(4, "other", "dst", "dst")).isZero();
                assertThat(teacher.connect(4, "teacher", "teacher", TestBroker.GENERATED_PASSWORD))
                        .isZero();
            }
        } finally {
            clients.forEach(RawMqttClient::close);
        }
        await().untilAsserted(() -> {
            try (var laterClient = broker.rawClient()) {
                assertThat(laterClient.connect(4, "two", "dst", "dst")).isZero();
            }
        });
    }

    @Test
    void connectionsOpenedTooFast_areClosed_andThoseOfOthersAreNot() {
        assertThat(openUntilOneIsClosed("127.0.0.9")).isBetween(1_000, OPENED - 1);
        try (var other = new RawMqttClient(broker.port(), "127.0.0.10")) {
            assertThat(other.connect(4, "other", "dst", "dst")).isZero();
        }
        await().until(() -> openUntilOneIsClosed("127.0.0.9") > 0);
    }

    /** Returns how many are accepted. */
    private int openUntilOneIsClosed(String address) {
        for (int opened = 0; opened < OPENED; opened++) {
            try (var client = new RawMqttClient(broker.port(), address)) {
                if (client.connect(4, "", "dst", "dst") == RawMqttClient.CONNECTION_CLOSED) {
                    return opened;
                }
            }
        }
        return OPENED;
    }

    @Test
    void connectionsWithoutConnectPacket_leaveRoomForOthersOfTheirAddress() {
        List<RawMqttClient> silent = new ArrayList<>();
        try {
            IntStream.range(0, 1_000).forEach(_ -> silent.add(broker.rawClient()));
            try (var client = broker.rawClient()) {
                assertThat(client.connect(4, "client", "dst", "dst")).isZero();
            }
            assertThat(silent.getFirst().read()).containsExactly(RawMqttClient.CONNECTION_CLOSED);
        } finally {
            silent.forEach(RawMqttClient::close);
        }
    }
}
