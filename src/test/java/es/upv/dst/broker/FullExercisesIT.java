// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker;

import static org.assertj.core.api.Assertions.assertThat;

import es.upv.dst.fixture.Lab;
import es.upv.dst.fixture.MqttPackets;
import es.upv.dst.fixture.RawMqttClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests the exercises beside the messages to the lab. */
class FullExercisesIT {

    private static final int TOPICS = 80;
    private static final byte[] PAYLOAD = new byte[60_000];
    private static final int ANSWERS = 60;
    private static final Duration SLOWEST_ANSWER = Duration.ofSeconds(2);

    /**
     * Of Artemis alone, each topic may fill 4 MB, and all of them the memory of all topics. Then Artemis pages also the
     * messages to the lab, and each may wait for up to 30 s.
     */
    @Test
    void messagesForAnOfflineClient_doNotDelayTheLab(@TempDir Path folder) throws Exception {
        try (var lab = Lab.embedded(folder).enroll(ANSWERS)) {
            fillExercise(lab);
            for (int number = 1; number <= ANSWERS; number++) {
                var before = Instant.now();
                try (var student = lab.student(number)) {
                    assertThat(student.submitAndAwaitVerdict(student.requestCode()))
                            .endsWith(";ACCEPTED");
                }
                assertThat(Duration.between(before, Instant.now())).isLessThan(SLOWEST_ANSWER);
            }
            assertThat(pages(folder)).isEmpty();
        }
    }

    private static List<Path> pages(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".page")).toList();
        }
    }

    private static void fillExercise(Lab lab) {
        try (var offline = new RawMqttClient(lab.brokerPort())) {
            offline.connectWithSession("offline", "", "");
            assertThat(offline.subscribe(4, "salon/#")).isOne();
        }
        try (var sender = new RawMqttClient(lab.brokerPort())) {
            sender.connect(4, "sender", "", "");
            for (int number = 0; number < 30 * TOPICS; number++) {
                sender.write(MqttPackets.publish(4, 1, "salon/" + number % TOPICS, PAYLOAD));
                assertThat(sender.read()[0]).isEqualTo((byte) 0x40);
            }
        }
    }
}
