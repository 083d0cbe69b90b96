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

/** Tests the lab while clients publish without pause, by mistake or on purpose. */
class FloodIT {

    @TempDir
    Path folder;

    @Test
    void floodByOneClient_doesNotStopALabWithASmallHeap() throws Exception {
        try (var lab = new LabProcess(folder, "-Xmx128m", "-XX:+UseSerialGC")) {
            try (var flood = new FloodClient(lab.brokerPort(), "DST/SOLUCION", "12345;a;b")) {
                flood.sendFor(Duration.ofSeconds(6));
            }
            try (var student = lab.student(1)) {
                student.publish("DST/PETICION", "00000001");
                await().atMost(Duration.ofMinutes(2)).until(() -> student.unreadCodes() == 1);
            }
            assertThat(lab.isAlive()).isTrue();
        }
    }

    @Test
    void requests_areAnsweredDuringFloods() throws Exception {
        try (var lab = new LabProcess(folder);
                var student = lab.student(1)) {
            // The first request of a new process is slow, so it is not measured.
            student.requestCode();
            for (var qos = 0; qos <= 1; qos++) {
                assertAnsweredDuringFloods(lab, student, qos, 1);
                assertAnsweredDuringFloods(lab, student, qos, 5);
            }
        }
    }

    private static void assertAnsweredDuringFloods(LabProcess lab, Student student, int qos, int floods)
            throws Exception {
        var clients = new ArrayList<FloodClient>();
        try {
            for (var flood = 0; flood < floods; flood++) {
                clients.add(new FloodClient(lab.brokerPort(), qos, "DST/SOLUCION", "12345;a;b").sendInBackground());
            }
            student.requestCode();
            var latencies = new ArrayList<Duration>();
            for (var request = 0; request < 20; request++) {
                var startNanos = System.nanoTime();
                student.requestCode();
                latencies.add(Duration.ofNanos(System.nanoTime() - startNanos));
            }
            latencies.sort(null);
            // A request takes milliseconds; the bound allows for a busy machine. requestCode() limits each request.
            assertThat(latencies.get(latencies.size() / 2))
                    .as("median latency during %2$d floods at QoS %1$d", qos, floods)
                    .isLessThan(Duration.ofSeconds(3));
        } finally {
            for (var flood : clients) {
                flood.close();
            }
        }
    }
}
