// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import es.upv.dst.fixture.Lab;
import es.upv.dst.fixture.Mosquitto;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests a lab without its broker: it starts, reports the broker as down, and reconnects when the broker is available.
 */
class BrokerAwayIT {

    @TempDir
    Path folder;

    @Test
    void lostBroker_isReportedDown_andReconnectedEachTime() {
        try (var mosquitto = Mosquitto.in(folder.resolve("mosquitto"));
                var lab = Lab.on(mosquitto, folder).enroll(1)) {
            assertThat(lab.isConnected()).isFalse();
            assertDown(lab);
            for (var restart = 1; restart <= 3; restart++) {
                mosquitto.start();
                await().until(lab::isConnected);
                assertServesStudent(lab);
                mosquitto.stop();
                await().until(() -> !lab.isConnected());
                assertDown(lab);
            }
        }
    }

    private static void assertServesStudent(Lab lab) {
        assertThat(health(lab, "mqtt")).isEqualTo("UP");
        try (var student = lab.student(1)) {
            var code = student.requestCode();
            assertThat(student.submitAndAwaitVerdict(code)).isEqualTo(code + ";ACCEPTED");
        }
    }

    private static void assertDown(Lab lab) {
        assertThat(health(lab, "mqtt")).isEqualTo("DOWN");
        assertThat(health(lab, "db")).isEqualTo("UP");
        assertThat(status(lab, "/actuator/health")).isEqualTo(503);
        assertThat(status(lab, "/actuator/health/readiness")).isEqualTo(503);
        assertThat(status(lab, "/actuator/health/liveness")).isEqualTo(200);
    }

    private static int status(Lab lab, String path) {
        return lab.admin()
                .exchange("GET", path, "application/json", "application/json", "")
                .statusCode();
    }

    private static String health(Lab lab, String component) {
        return lab.admin()
                .get("/actuator/health")
                .at("/components/" + component + "/status")
                .asString();
    }
}
