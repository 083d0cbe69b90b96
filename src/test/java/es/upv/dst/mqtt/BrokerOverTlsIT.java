// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import es.upv.dst.fixture.Command;
import es.upv.dst.fixture.Lab;
import es.upv.dst.fixture.Mosquitto;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/**
 * Tests a lab on Mosquitto with TLS, with the shipped settings and a certificate made by the shipped script.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(OutputCaptureExtension.class)
class BrokerOverTlsIT {

    private static final String[] BROKER_CHECKS = {"broker", "policy", "qos"};

    private Mosquitto mosquitto;

    @TempDir
    Path folder;

    @BeforeAll
    void open(@TempDir Path broker) throws Exception {
        mosquitto = Mosquitto.secured(broker, "localhost", "::1").start();
    }

    @AfterAll
    void close() {
        mosquitto.close();
    }

    @Test
    void trustedBroker_passesTheDoctorAndServesStudents() throws Exception {
        try (var lab = labThatTrusts(mosquitto.authority(), "localhost")
                        .awaitConnected()
                        .enroll(2);
                var subscriber = lab.student(2)) {
            assertThat(lab.admin().doctorFailures()).doesNotContainKeys(BROKER_CHECKS);
            assertThat(lab.admin().studentFlow(Lab.dni(1)).get("verdict").asString())
                    .isEqualTo("ACCEPTED");
            subscriber.awaitCode();
            Command.run(
                    "mosquitto_pub",
                    "--cafile",
                    mosquitto.authority(),
                    "-h",
                    "localhost",
                    "-p",
                    mosquitto.securedPort(),
                    "-u",
                    "dst",
                    "-P",
                    "dst",
                    "-t",
                    "DST/PETICION",
                    "-m",
                    Lab.dni(2));
            assertThat(subscriber.awaitCode()).matches("\\d{5}");
        }
    }

    @Test
    void certificateOfAnUntrustedAuthority_isRefused(@TempDir Path folderOfOther) throws Exception {
        try (var otherBroker = Mosquitto.secured(folderOfOther, "localhost");
                var lab = labThatTrusts(otherBroker.authority(), "localhost")) {
            assertRefused(lab, "PKIX path");
        }
    }

    /** The certificate is for localhost and ::1 only. */
    @Test
    void certificateForAnotherHost_isRefused() {
        try (var lab = labThatTrusts(mosquitto.authority(), "127.0.0.1")) {
            assertRefused(lab, "No subject alternative names matching IP address 127.0.0.1 found");
        }
    }

    @Test
    void missingAuthorityFile_failsTheStart_withoutAStackTrace(CapturedOutput output) {
        assertThatThrownBy(() -> labThatTrusts(folder.resolve("none.crt"), "localhost"))
                .isInstanceOf(RuntimeException.class);
        assertThat(output)
                .contains("SSL bundle broker of DST_BROKER_SSLBUNDLE", "Name the file of the certificate")
                .doesNotContain("\tat ");
    }

    private static void assertRefused(Lab lab, String reason) {
        lab.enroll(1);
        await().untilAsserted(() -> assertThat(lab.admin().doctorFailures().get("broker"))
                .contains("is not trusted", reason, "DST_BROKER_SSLBUNDLE"));
        assertThat(lab.admin()
                        .get("/actuator/health")
                        .at("/components/mqtt/status")
                        .asString())
                .isEqualTo("DOWN");
        assertThat(lab.admin().studentFlow(Lab.dni(1)).get("code").isNull()).isTrue();
        assertThat(lab.isConnected()).isFalse();
    }

    private Lab labThatTrusts(Path authority, String host) {
        return Lab.secured(mosquitto, host, authority, folder);
    }
}
