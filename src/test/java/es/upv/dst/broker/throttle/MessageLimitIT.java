// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker.throttle;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import es.upv.dst.codes.request.RequestRepository;
import es.upv.dst.fixture.Lab;
import es.upv.dst.fixture.RawMqttClient;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sends many messages from one address, beside students at another address. */
class MessageLimitIT {

    private static final String ADDRESS = "127.0.0.9";
    private static final int STUDENTS = 20;
    private static final int FLOOD = 10_000;
    private static final int BUDGET = ClientBudget.FIRST_CLIENT_MESSAGES + ClientBudget.NETWORK_MESSAGES;

    private static final int MESSAGES_PER_SECOND =
            ClientBudget.CLIENT_MESSAGES_PER_SECOND + ClientBudget.NETWORK_MESSAGES_PER_SECOND;

    private Lab lab;

    @BeforeEach
    void start(@TempDir Path folder) {
        lab = Lab.embedded(folder).enroll(STUDENTS);
    }

    @AfterEach
    void stop() {
        lab.close();
    }

    @Test
    void floodIsReadSlowly_andStudentsAtAnotherAddressAreAnswered() {
        var begin = Instant.now();
        try (var attacker = connect()) {
            flood(attacker);
            for (int number = 1; number <= STUDENTS; number++) {
                try (var student = lab.student(number)) {
                    assertThat(student.submitAndAwaitVerdict(student.requestCode()))
                            .endsWith(";ACCEPTED");
                }
            }
            await().until(() -> refusedRequests() > BUDGET);
            long refused = refusedRequests();
            long seconds = Duration.between(begin, Instant.now()).toSeconds() + 1;
            assertThat(refused).isLessThan(BUDGET + seconds * MESSAGES_PER_SECOND);
        }
    }

    private RawMqttClient connect() {
        var client = new RawMqttClient(lab.brokerPort(), ADDRESS);
        assertThat(client.connect(4, "", "dst", "dst")).isZero();
        return client;
    }

    private static void flood(RawMqttClient attacker) {
        for (int message = 0; message < FLOOD; message++) {
            attacker.publish(4, "DST/PETICION", "x".getBytes(UTF_8));
        }
    }

    private long refusedRequests() {
        return lab.bean(RequestRepository.class).counts().refused();
    }
}
