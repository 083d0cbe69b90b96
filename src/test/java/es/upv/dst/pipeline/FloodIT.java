// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import es.upv.dst.fixture.FloodClient;
import es.upv.dst.fixture.LabProcess;
import es.upv.dst.fixture.Student;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A student's endless loop, or malice. */
class FloodIT {

    @TempDir
    Path folder;

    @Test
    void oneClientThatSendsWithoutPauseDoesNotEndALabWithASmallHeap() throws Exception {
        try (var lab = new LabProcess(folder, "-Xmx128m", "-XX:+UseSerialGC")) {
            try (var flood = new FloodClient(lab.brokerPort(), "DST/SOLUCION", "12345;a;b")) {
                flood.sendFor(Duration.ofSeconds(6));
            }
            try (var honest = lab.student(1)) {
                honest.publish("DST/PETICION", "00000001");
                await().atMost(Duration.ofMinutes(2)).until(() -> honest.unreadCodes() == 1);
            }
            assertThat(lab.isAlive()).isTrue();
        }
    }

    @Test
    void whoAsksIsServedWhileOthersSendWithoutPause() throws Exception {
        try (var lab = new LabProcess(folder);
                var honest = lab.student(1)) {
            // A process that has just started is slow by itself.
            honest.requestCode();
            for (var qos = 0; qos <= 1; qos++) {
                isServedAmidst(lab, honest, qos, 1);
                isServedAmidst(lab, honest, qos, 5);
            }
        }
    }

    private static void isServedAmidst(LabProcess lab, Student honest, int qos, int floods) throws Exception {
        var pouring = new ArrayList<FloodClient>();
        try {
            for (var flood = 0; flood < floods; flood++) {
                pouring.add(new FloodClient(lab.brokerPort(), qos, "DST/SOLUCION", "12345;a;b").sendInBackground());
            }
            honest.requestCode();
            var waits = new ArrayList<Duration>();
            for (var time = 0; time < 20; time++) {
                var asked = System.nanoTime();
                honest.requestCode();
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
