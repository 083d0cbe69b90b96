// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import es.upv.dst.lab.Flood;
import es.upv.dst.lab.OwnProcess;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A student's endless loop, or malice. */
class FloodTest {

    @TempDir
    Path folder;

    @Test
    void oneClientThatSendsWithoutPauseDoesNotEndALabWithASmallHeap() throws Exception {
        try (var lab = new OwnProcess(folder, "-Xmx128m", "-XX:+UseSerialGC")) {
            try (var flood = new Flood(lab.brokerPort(), "DST/SOLUCION", "12345;a;b")) {
                flood.pours(Duration.ofSeconds(6));
            }
            try (var honest = lab.student(1)) {
                honest.says("DST/PETICION", "00000001");
                await().atMost(Duration.ofMinutes(2)).until(() -> honest.hasHeard() == 1);
            }
            assertThat(lab.isAlive()).isTrue();
        }
    }
}
