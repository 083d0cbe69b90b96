// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import es.upv.dst.lab.Lab;
import es.upv.dst.lab.Mosquitto;
import es.upv.dst.lab.PostOffice;
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
class DoctorOnMosquittoTest {

    private static final int STUDENTS = 100;

    private PostOffice office;
    private Mosquitto mosquitto;
    private Lab lab;

    @BeforeAll
    void open(@TempDir Path folder) {
        office = new PostOffice();
        mosquitto = Mosquitto.in(folder.resolve("mosquitto")).start();
        lab = Lab.on(mosquitto, folder, office.settings()).untilUp().enrolling(STUDENTS);
    }

    @AfterAll
    void close() {
        lab.close();
        mosquitto.close();
        office.close();
    }

    @Test
    void aLabThatIsFitPassesAndIsLeftAsItWas() {
        var before = lab.rest().get("/api/status");
        assertThat(lab.rest().ailments()).isEmpty();
        assertThat(lab.rest().get("/api/status")).isEqualTo(before);
        assertThat(office.tries()).isZero();
    }

    @Test
    void aPolicyThatIsTooWideIsFound() throws IOException {
        mosquitto.changes("acl", "user dst\n", "user dst\ntopic read #\ntopic read $SYS/#\ntopic write DST/CODIGO\n");
        assertThat(onlyAilment("policy"))
                .contains(
                        "dst can read DST/PETICION, and must not",
                        "dst can read DST/SOLUCION, and must not",
                        "dst can read topics that no rule names, and must not",
                        "dst can read the broker's status topics, $SYS, and must not",
                        "dst can publish on DST/CODIGO, and must not")
                .doesNotContain("a client without a user", "DST/RESULTADO", "salon");
        mosquitto.restores("acl");
    }

    @Test
    void aPolicyThatIsTooWideForWhoHasNoAccountIsFound() throws IOException {
        mosquitto.changes("acl", "# A client without a user\n", "topic read DST/#\ntopic write DST/PETICION\n");
        assertThat(onlyAilment("policy"))
                .contains(
                        "a client without a user can read DST/CODIGO, and must not",
                        "a client without a user can read DST/SOLUCION, and must not",
                        "a client without a user can publish on DST/PETICION, and must not")
                .doesNotContain("dst ", "salon");
        mosquitto.restores("acl");
    }

    @Test
    void aPolicyThatIsTooNarrowIsFound() throws IOException {
        mosquitto.changes("acl", "topic write DST/SOLUCION\ntopic read DST/RESULTADO", "topic deny DST/PRUEBA");
        mosquitto.changes("acl", "topic readwrite salon/#\n\n", "topic read salon/#\n\n");
        assertThat(onlyAilment("policy"))
                .contains(
                        "dst cannot publish on DST/SOLUCION, and must be able to",
                        "dst cannot read DST/RESULTADO, and must be able to",
                        "dst cannot publish on DST/PRUEBA, and must be able to",
                        "dst cannot read DST/PRUEBA, and must be able to",
                        "dst cannot publish on salon/#, and must be able to",
                        "a client without a user cannot publish on salon/#, and must be able to")
                .doesNotContain("must not", "DST/CODIGO", "DST/PETICION");
        mosquitto.restores("acl");
    }

    /** What is said of the one check that fails. */
    private String onlyAilment(String check) {
        var ailments = lab.rest().ailments();
        assertThat(ailments).containsOnlyKeys(check);
        return ailments.getOrDefault(check, "");
    }

    @Test
    void aBrokerThatLetsNobodyInWithoutAUserIsFound() throws IOException {
        mosquitto.changes("mosquitto.conf", "allow_anonymous true", "allow_anonymous false");
        assertThat(onlyAilment("policy")).contains("a client without a user cannot log in");
        mosquitto.restores("mosquitto.conf");
    }

    @Test
    void aBrokerThatForgetsWhatStudentsPublishWhileTheLabIsAwayIsFound() throws IOException {
        mosquitto.changes("mosquitto.conf", "upgrade_outgoing_qos true", "upgrade_outgoing_qos false");
        assertThat(onlyAilment("qos")).contains("upgrade_outgoing_qos true");
        mosquitto.restores("mosquitto.conf");
    }

    @Test
    void aBrokerThatIsDownIsFoundAndWhatCannotBeSeenWithoutItIsNotCalledWell() {
        mosquitto.stop();
        await().until(() -> !lab.isUp());
        var ailments = lab.rest().ailments();
        assertThat(ailments).containsOnlyKeys("broker", "policy", "qos");
        assertThat(ailments.get("broker")).contains("DST_BROKER_URL");
        assertThat(ailments.get("policy")).startsWith("Not examined").contains("see the check broker");
        assertThat(ailments.get("qos")).startsWith("Not examined").contains("see the check broker");
        mosquitto.start();
        lab.untilUp();
        assertThat(lab.rest().ailments()).isEmpty();
    }

    @Test
    void inTheMiddleOfAClassNobodyTakesAProbeForACode() {
        var over = new AtomicBoolean();
        try (var asking = lab.student(1);
                var listening = lab.student(2)) {
            var meanwhile = Thread.ofVirtual().start(() -> {
                for (var turn = 0; !over.get(); turn++) {
                    asking.says("DST/PETICION", Lab.dni(turn % STUDENTS + 1));
                    asking.hearsACode();
                }
            });
            await().until(() -> listening.hasHeard() > 0);
            assertThat(lab.rest().ailments()).isEmpty();
            over.set(true);
            await().until(() -> !meanwhile.isAlive());
            while (listening.hasHeard() > 0) {
                assertThat(listening.hearsACode()).matches("\\d{5}");
            }
        }
    }
}
