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
 * On a Mosquitto that speaks TLS, with the shipped settings and a certificate that the shipped script has made. The database
 * hears nothing of it.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(OutputCaptureExtension.class)
class BrokerOverTlsIT {

    private static final String[] OF_THE_BROKER = {"broker", "policy", "qos"};

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
    void theDoctorPassesAndStudentsAreServed() throws Exception {
        try (var lab = trusting(mosquitto.authority(), "localhost")
                        .awaitConnected()
                        .enroll(2);
                var listening = lab.student(2)) {
            assertThat(lab.admin().doctorFailures()).doesNotContainKeys(OF_THE_BROKER);
            assertThat(lab.admin().studentFlow(Lab.dni(1)).get("verdict").asString())
                    .isEqualTo("ACCEPTED");
            listening.awaitCode();
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
            assertThat(listening.awaitCode()).matches("\\d{5}");
        }
    }

    @Test
    void aBrokerThatSomebodyElseHasSignedIsRefused(@TempDir Path other) throws Exception {
        try (var stranger = Mosquitto.secured(other, "localhost");
                var lab = trusting(stranger.authority(), "localhost")) {
            isRefused(lab, "PKIX path");
        }
    }

    /** Its certificate is for localhost only. */
    @Test
    void aBrokerThatIsCalledByAnotherNameIsRefused() {
        try (var lab = trusting(mosquitto.authority(), "127.0.0.1")) {
            isRefused(lab, "No subject alternative names matching IP address 127.0.0.1 found");
        }
    }

    @Test
    void whomToTrustThatCannotBeReadIsToldInTwoLines(CapturedOutput output) {
        assertThatThrownBy(() -> trusting(folder.resolve("none.crt"), "localhost"))
                .isInstanceOf(RuntimeException.class);
        assertThat(output)
                .contains("SSL bundle broker of DST_BROKER_SSLBUNDLE", "Name the file of the certificate")
                .doesNotContain("\tat ");
    }

    private static void isRefused(Lab lab, String why) {
        lab.enroll(1);
        await().untilAsserted(() -> assertThat(lab.admin().doctorFailures().get("broker"))
                .contains("is not trusted", why, "DST_BROKER_SSLBUNDLE"));
        assertThat(lab.admin()
                        .get("/actuator/health")
                        .at("/components/mqtt/status")
                        .asString())
                .isEqualTo("DOWN");
        assertThat(lab.admin().studentFlow(Lab.dni(1)).get("code").isNull()).isTrue();
        assertThat(lab.isConnected()).isFalse();
    }

    private Lab trusting(Path authority, String host) {
        return Lab.secured(mosquitto, host, authority, folder);
    }
}
