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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The doctor on a Mosquitto whose files somebody has changed, which may say yes and mean no. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DoctorOnMosquittoTest {

    private PostOffice office;
    private Mosquitto mosquitto;
    private Lab lab;

    @BeforeAll
    void open(@TempDir Path folder) {
        office = new PostOffice();
        mosquitto = Mosquitto.in(folder.resolve("mosquitto")).start();
        lab = Lab.on(mosquitto, folder, office.settings()).untilUp().enrolling(2);
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
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            user dst            | user dst@topic read #              | dst can read DST/PETICION, and must not
            user dst            | user dst@topic read #              | dst can read topics that no rule names, and must not
            user dst            | user dst@topic read $SYS/#         | dst can read what the broker says of itself
            user dst            | user dst@topic readwrite DST/#     | dst can publish on DST/CODIGO, and must not
            # A client          | topic read DST/#@# A client        | a client without a user can read DST/CODIGO, and must not
            # A client          | topic write DST/PETICION@#         | a client without a user can publish on DST/PETICION, and must
            topic write DST/SOL | topic read DST/SOL                 | dst cannot publish on DST/SOLUCION, and must be able to
            topic read DST/COD  | topic write DST/COD                | dst cannot read DST/CODIGO, and must be able to
            topic read DST/RES  | topic deny DST/RES                 | dst cannot read DST/RESULTADO, and must be able to
            topic readwrite sal | topic read sal                     | a client without a user cannot publish on salon/#
            """)
    void aPolicyThatIsTooWideOrTooNarrowIsFound(String what, String into, String found) throws IOException {
        var wrong = into.replace('@', '\n');
        mosquitto.changes("acl", what, wrong);
        await().untilAsserted(() -> assertThat(lab.rest().ailments()).containsKey("policy"));
        var ailments = lab.rest().ailments();
        mosquitto.changes("acl", wrong, what);
        assertThat(ailments)
                .containsOnlyKeys("policy")
                .extracting("policy")
                .asString()
                .contains(found);
        await().untilAsserted(() -> assertThat(lab.rest().ailments()).isEmpty());
    }

    @Test
    void aBrokerThatLetsNobodyInWithoutAUserIsFound() throws IOException {
        mosquitto.changes("mosquitto.conf", "allow_anonymous true", "allow_anonymous false");
        await().untilAsserted(() -> assertThat(lab.rest().ailments())
                .containsOnlyKeys("policy")
                .extracting("policy")
                .asString()
                .contains("a client without a user cannot log in"));
        mosquitto.changes("mosquitto.conf", "allow_anonymous false", "allow_anonymous true");
        await().untilAsserted(() -> assertThat(lab.rest().ailments()).isEmpty());
    }

    @Test
    void aBrokerThatForgetsWhatStudentsPublishWhileTheLabIsAwayIsFound() throws IOException {
        mosquitto.changes("mosquitto.conf", "upgrade_outgoing_qos true", "upgrade_outgoing_qos false");
        await().untilAsserted(() -> assertThat(lab.rest().ailments())
                .containsOnlyKeys("qos")
                .extracting("qos")
                .asString()
                .contains("upgrade_outgoing_qos true"));
        mosquitto.changes("mosquitto.conf", "upgrade_outgoing_qos false", "upgrade_outgoing_qos true");
        await().untilAsserted(() -> assertThat(lab.rest().ailments()).isEmpty());
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
                while (!over.get()) {
                    asking.asksForACode();
                }
            });
            await().until(() -> listening.hasHeard() > 0);
            assertThat(lab.rest().ailments()).isEmpty();
            over.set(true);
            while (meanwhile.isAlive() || listening.hasHeard() > 0) {
                assertThat(listening.hearsACode()).matches("\\d{5}");
            }
        }
    }
}
