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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Tests the doctor on a Mosquitto with wrong settings, which may confirm a subscription that its ACL denies. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DoctorOnMosquittoIT {

    private static final int STUDENTS = 100;

    private SmtpServer smtpServer;
    private Mosquitto mosquitto;
    private Lab lab;

    @BeforeAll
    void open(@TempDir Path folder) {
        smtpServer = new SmtpServer();
        mosquitto = Mosquitto.in(folder.resolve("mosquitto")).start();
        lab = Lab.on(mosquitto, folder, smtpServer.settings()).awaitConnected().enroll(STUDENTS);
    }

    @AfterAll
    void close() {
        lab.close();
        mosquitto.close();
        smtpServer.close();
    }

    @Test
    void healthyLab_passes_andItsStatusIsUnchanged() {
        var before = lab.admin().get("/api/status");
        assertThat(lab.admin().doctorFailures()).isEmpty();
        assertThat(lab.admin().get("/api/status")).isEqualTo(before);
        assertThat(smtpServer.attempts()).isZero();
    }

    @Test
    void excessivePermissionsOfStudents_fail() throws IOException {
        try (var _ = mosquitto.replaceInFile(
                "acl", "user dst\n", "user dst\ntopic read #\ntopic read $SYS/#\ntopic write DST/CODIGO\n")) {
            assertThat(onlyFailure("policy"))
                    .contains(
                            "dst can read DST/PETICION, and must not",
                            "dst can read DST/SOLUCION, and must not",
                            "dst can read topics that no rule names, and must not",
                            "dst can read the broker's status topics, $SYS, and must not",
                            "dst can publish on DST/CODIGO, and must not")
                    .doesNotContain("a client without a user", "DST/RESULTADO", "salon");
        }
    }

    @Test
    void excessivePermissionsOfAnonymousClients_fail() throws IOException {
        try (var _ = mosquitto.replaceInFile(
                "acl", "# A client without a user\n", "topic read DST/#\ntopic write DST/PETICION\n")) {
            assertThat(onlyFailure("policy"))
                    .contains(
                            "a client without a user can read DST/CODIGO, and must not",
                            "a client without a user can read DST/SOLUCION, and must not",
                            "a client without a user can publish on DST/PETICION, and must not")
                    .doesNotContain("dst ", "salon");
        }
    }

    @Test
    void missingPermissions_fail() throws IOException {
        try (var _ = mosquitto.replaceInFile(
                        "acl", "topic write DST/SOLUCION\ntopic read DST/RESULTADO", "topic deny DST/PRUEBA");
                var _ = mosquitto.replaceInFile("acl", "topic readwrite salon/#\n\n", "topic read salon/#\n\n")) {
            assertThat(onlyFailure("policy"))
                    .contains(
                            "dst cannot publish on DST/SOLUCION, and must be able to",
                            "dst cannot read DST/RESULTADO, and must be able to",
                            "dst cannot publish on DST/PRUEBA, and must be able to",
                            "dst cannot read DST/PRUEBA, and must be able to",
                            "dst cannot publish on salon/#, and must be able to",
                            "a client without a user cannot publish on salon/#, and must be able to")
                    .doesNotContain("must not", "DST/CODIGO", "DST/PETICION");
        }
    }

    /** The advice of the given check, which must be the only one that fails. */
    private String onlyFailure(String check) {
        var failures = lab.admin().doctorFailures();
        assertThat(failures).containsOnlyKeys(check);
        return failures.getOrDefault(check, "");
    }

    @Test
    void brokerWithoutAnonymousAccess_fails() throws IOException {
        try (var _ = mosquitto.replaceInFile("mosquitto.conf", "allow_anonymous true", "allow_anonymous false")) {
            assertThat(onlyFailure("policy")).contains("a client without a user cannot log in");
        }
    }

    @Test
    void brokerThatDropsMessagesWhileTheLabIsOffline_fails() throws IOException {
        try (var _ =
                mosquitto.replaceInFile("mosquitto.conf", "upgrade_outgoing_qos true", "upgrade_outgoing_qos false")) {
            assertThat(onlyFailure("qos")).contains("upgrade_outgoing_qos true");
        }
    }

    @Test
    void stoppedBroker_fails_andTheDependentChecksAreNotExamined() {
        mosquitto.stop();
        try {
            await().until(() -> !lab.isConnected());
            var failures = lab.admin().doctorFailures();
            assertThat(failures).containsOnlyKeys("broker", "policy", "qos");
            assertThat(failures.get("broker")).contains("DST_BROKER_URL");
            assertThat(failures.get("policy")).startsWith("Not examined").contains("see the check broker");
            assertThat(failures.get("qos")).startsWith("Not examined").contains("see the check broker");
        } finally {
            mosquitto.start();
        }
        await().until(lab::isConnected);
        assertThat(lab.admin().doctorFailures()).isEmpty();
    }

    @Test
    void probesDuringTraffic_areNotReceivedAsCodes() {
        var stopped = new AtomicBoolean();
        try (var requester = lab.student(1);
                var subscriber = lab.student(2)) {
            var traffic = CompletableFuture.runAsync(
                    () -> {
                        for (var number = 0; !stopped.get(); number++) {
                            requester.publish("DST/PETICION", Lab.dni(number % STUDENTS + 1));
                            requester.awaitCode();
                        }
                    },
                    Thread::startVirtualThread);
            try {
                await().until(() -> subscriber.unreadCodes() > 0);
                assertThat(lab.admin().doctorFailures()).isEmpty();
            } finally {
                stopped.set(true);
            }
            traffic.join();
            while (subscriber.unreadCodes() > 0) {
                assertThat(subscriber.awaitCode()).matches("\\d{5}");
            }
        }
    }
}
