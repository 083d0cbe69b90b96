// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import es.upv.dst.lab.Flood;
import es.upv.dst.lab.OwnProcess;
import es.upv.dst.lab.Student;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
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

    @Test
    void whoAsksIsServedWhileOthersSendWithoutPause() throws Exception {
        try (var lab = new OwnProcess(folder);
                var honest = lab.student(1)) {
            // A process that has just started is slow by itself.
            honest.asksForACode();
            for (var qos = 0; qos <= 1; qos++) {
                isServedAmidst(lab, honest, qos, 1);
                isServedAmidst(lab, honest, qos, 5);
            }
        }
    }

    private static void isServedAmidst(OwnProcess lab, Student honest, int qos, int floods) throws Exception {
        var pouring = new ArrayList<Flood>();
        try {
            for (var flood = 0; flood < floods; flood++) {
                pouring.add(new Flood(lab.brokerPort(), qos, "DST/SOLUCION", "12345;a;b").poursMeanwhile());
            }
            honest.asksForACode();
            var waits = new ArrayList<Duration>();
            for (var time = 0; time < 20; time++) {
                var asked = System.nanoTime();
                honest.asksForACode();
                waits.add(Duration.ofNanos(System.nanoTime() - asked));
            }
            waits.sort(null);
            // Milliseconds; the machine may have others to serve. How long one may take at most, the student knows.
            assertThat(waits.get(waits.size() / 2))
                    .as("QoS %d, %d at once", qos, floods)
                    .isLessThan(Duration.ofSeconds(3));
        } finally {
            for (var flood : pouring) {
                flood.close();
            }
        }
    }
}
