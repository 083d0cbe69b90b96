// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import es.upv.dst.fixture.Lab;
import es.upv.dst.fixture.Mosquitto;
import es.upv.dst.fixture.SmtpServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The doctor on a Mosquitto whose files somebody has changed, which may say yes and mean no. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DoctorOnMosquittoIT {

    private static final int STUDENTS = 100;

    private SmtpServer office;
    private Mosquitto mosquitto;
    private Lab lab;

    @BeforeAll
    void open(@TempDir Path folder) {
        office = new SmtpServer();
        mosquitto = Mosquitto.in(folder.resolve("mosquitto")).start();
        lab = Lab.on(mosquitto, folder, office.settings()).awaitConnected().enroll(STUDENTS);
    }

    @AfterAll
    void close() {
        lab.close();
        mosquitto.close();
        office.close();
    }

    @Test
    void aLabThatIsFitPassesAndIsLeftAsItWas() {
        var before = lab.admin().get("/api/status");
        assertThat(lab.admin().doctorFailures()).isEmpty();
        assertThat(lab.admin().get("/api/status")).isEqualTo(before);
        assertThat(office.attempts()).isZero();
    }

    @Test
    void aPolicyThatIsTooWideIsFound() throws IOException {
        mosquitto.replaceInFile(
                "acl", "user dst\n", "user dst\ntopic read #\ntopic read $SYS/#\ntopic write DST/CODIGO\n");
        assertThat(onlyAilment("policy"))
                .contains(
                        "dst can read DST/PETICION, and must not",
                        "dst can read DST/SOLUCION, and must not",
                        "dst can read topics that no rule names, and must not",
                        "dst can read the broker's status topics, $SYS, and must not",
                        "dst can publish on DST/CODIGO, and must not")
                .doesNotContain("a client without a user", "DST/RESULTADO", "salon");
        mosquitto.restoreFile("acl");
    }

    @Test
    void aPolicyThatIsTooWideForWhoHasNoAccountIsFound() throws IOException {
        mosquitto.replaceInFile("acl", "# A client without a user\n", "topic read DST/#\ntopic write DST/PETICION\n");
        assertThat(onlyAilment("policy"))
                .contains(
                        "a client without a user can read DST/CODIGO, and must not",
                        "a client without a user can read DST/SOLUCION, and must not",
                        "a client without a user can publish on DST/PETICION, and must not")
                .doesNotContain("dst ", "salon");
        mosquitto.restoreFile("acl");
    }

    @Test
    void aPolicyThatIsTooNarrowIsFound() throws IOException {
        mosquitto.replaceInFile("acl", "topic write DST/SOLUCION\ntopic read DST/RESULTADO", "topic deny DST/PRUEBA");
        mosquitto.replaceInFile("acl", "topic readwrite salon/#\n\n", "topic read salon/#\n\n");
        assertThat(onlyAilment("policy"))
                .contains(
                        "dst cannot publish on DST/SOLUCION, and must be able to",
                        "dst cannot read DST/RESULTADO, and must be able to",
                        "dst cannot publish on DST/PRUEBA, and must be able to",
                        "dst cannot read DST/PRUEBA, and must be able to",
                        "dst cannot publish on salon/#, and must be able to",
                        "a client without a user cannot publish on salon/#, and must be able to")
                .doesNotContain("must not", "DST/CODIGO", "DST/PETICION");
        mosquitto.restoreFile("acl");
    }

    /** What is said of the one check that fails. */
    private String onlyAilment(String check) {
        var ailments = lab.admin().doctorFailures();
        assertThat(ailments).containsOnlyKeys(check);
        return ailments.getOrDefault(check, "");
    }

    @Test
    void aBrokerThatLetsNobodyInWithoutAUserIsFound() throws IOException {
        mosquitto.replaceInFile("mosquitto.conf", "allow_anonymous true", "allow_anonymous false");
        assertThat(onlyAilment("policy")).contains("a client without a user cannot log in");
        mosquitto.restoreFile("mosquitto.conf");
    }

    @Test
    void aBrokerThatForgetsWhatStudentsPublishWhileTheLabIsAwayIsFound() throws IOException {
        mosquitto.replaceInFile("mosquitto.conf", "upgrade_outgoing_qos true", "upgrade_outgoing_qos false");
        assertThat(onlyAilment("qos")).contains("upgrade_outgoing_qos true");
        mosquitto.restoreFile("mosquitto.conf");
    }

    @Test
    void aBrokerThatIsDownIsFoundAndWhatCannotBeSeenWithoutItIsNotCalledWell() {
        mosquitto.stop();
        await().until(() -> !lab.isConnected());
        var ailments = lab.admin().doctorFailures();
        assertThat(ailments).containsOnlyKeys("broker", "policy", "qos");
        assertThat(ailments.get("broker")).contains("DST_BROKER_URL");
        assertThat(ailments.get("policy")).startsWith("Not examined").contains("see the check broker");
        assertThat(ailments.get("qos")).startsWith("Not examined").contains("see the check broker");
        mosquitto.start();
        lab.awaitConnected();
        assertThat(lab.admin().doctorFailures()).isEmpty();
    }

    @Test
    void inTheMiddleOfAClassNobodyTakesAProbeForACode() {
        var over = new AtomicBoolean();
        try (var asking = lab.student(1);
                var listening = lab.student(2)) {
            var meanwhile = Thread.ofVirtual().start(() -> {
                for (var turn = 0; !over.get(); turn++) {
                    asking.publish("DST/PETICION", Lab.dni(turn % STUDENTS + 1));
                    asking.awaitCode();
                }
            });
            await().until(() -> listening.unreadCodes() > 0);
            assertThat(lab.admin().doctorFailures()).isEmpty();
            over.set(true);
            await().until(() -> !meanwhile.isAlive());
            while (listening.unreadCodes() > 0) {
                assertThat(listening.awaitCode()).matches("\\d{5}");
            }
        }
    }
}
