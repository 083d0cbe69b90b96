// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import es.upv.dst.fixture.Lab;
import es.upv.dst.fixture.Mosquitto;
import es.upv.dst.fixture.SilentServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests recovery from a broker that restarts, is slow or does not respond, and from missing or invalid rows. */
@Tag("database")
class RecoveryIT {

    @TempDir
    Path folder;

    @Test
    void brokerRestartsDuringRequests_loseNoRequest() {
        var students = 600;
        try (var mosquitto = Mosquitto.in(folder.resolve("mosquitto")).start();
                var lab = Lab.on(mosquitto, folder).awaitConnected().enroll(students)) {
            for (var third = 0; third < 3; third++) {
                try (var student = lab.student(1)) {
                    var first = third * 200;
                    student.publishAll(
                            "DST/PETICION",
                            IntStream.rangeClosed(first + 1, first + 200).mapToObj(Lab::dni));
                }
                mosquitto.stop();
                mosquitto.start();
            }
            await().until(() -> status(lab, "/requests/issued") >= students && lab.isConnected());
            await().during(Duration.ofSeconds(3)).until(lab::isConnected);
            assertThat(status(lab, "/codes/open")).isEqualTo(students);
        }
    }

    @Test
    @Tag("h2")
    void lowInflightLimit_losesNoCode_andNoConnection() {
        try (var mosquitto = Mosquitto.in(folder.resolve("mosquitto"), "max_inflight_messages 3")
                        .start();
                var lab = Lab.on(mosquitto, folder).awaitConnected().enroll(200);
                var student = lab.student(1)) {
            student.publishAll("DST/PETICION", IntStream.rangeClosed(1, 200).mapToObj(Lab::dni));
            await().until(() -> status(lab, "/codes/open") == 200 && student.unreadCodes() == 200);
            // The answer shows that the lab is connected, so that a lost connection has been counted.
            assertThat(student.requestCode()).isNotEmpty();
            assertThat(lab.scrape().value("dst_broker_reconnects_total")).hasValue(0.0);
        }
    }

    @Test
    @Tag("h2")
    void brokerThatDoesNotRespond_isAbandoned_andConnectedLater() throws Exception {
        try (var mosquitto = Mosquitto.in(folder.resolve("mosquitto"));
                var lab = Lab.on(mosquitto, folder).enroll(1)) {
            try (var silentServer = new SilentServer(mosquitto.port())) {
                await().until(() -> silentServer.connections() >= 2);
                assertThat(lab.isConnected()).isFalse();
            }
            mosquitto.start();
            await().until(lab::isConnected);
            try (var student = lab.student(1)) {
                assertThat(student.submitAndAwaitVerdict(student.requestCode())).endsWith(";ACCEPTED");
            }
        }
    }

    @Test
    void reusedPacketIdsAfterLostSessions_areNotTakenForRedeliveries() {
        try (var mosquitto = Mosquitto.in(folder.resolve("mosquitto"), "persistence false")
                        .start();
                var lab = Lab.on(mosquitto, folder).awaitConnected().enroll(1)) {
            var codes = new HashSet<String>();
            for (var restart = 0; restart < 3; restart++) {
                mosquitto.stop();
                mosquitto.start();
                await().until(lab::isConnected);
                try (var student = lab.student(1)) {
                    codes.add(student.requestCode());
                }
            }
            assertThat(codes).hasSize(3);
            assertThat(status(lab, "/requests/issued")).isEqualTo(3);
        }
    }

    @Test
    void missingSubmissionRow_keepsTheCodeUsed_andOthersAreServed() {
        try (var lab = Lab.embedded(folder).enroll(2);
                var first = lab.student(1)) {
            var code = first.requestCode();
            assertThat(first.submitAndAwaitVerdict(code)).isEqualTo(code + ";ACCEPTED");
            lab.stop();
            lab.executeSql("delete from submission");
            lab.start().awaitConnected();
            try (var second = lab.student(2)) {
                assertThat(second.submitAndAwaitVerdict(code)).isEqualTo(code + ";ALREADY_USED");
                assertThat(second.submitAndAwaitVerdict(second.requestCode())).endsWith(";ACCEPTED");
            }
        }
    }

    @Test
    void rowRejectedByTheDatabase_isSkipped_andTheNextIsStored() {
        try (var lab = Lab.embedded(folder).enroll(2);
                var student = lab.student(1)) {
            var code = student.requestCode();
            lab.stop();
            lab.executeSql("alter table submission add constraint no_eva check (name <> 'Eva')");
            lab.start().awaitConnected();
            try (var another = lab.student(2)) {
                another.publish("DST/SOLUCION", code + ";Eva;eva@example.org");
                assertThat(another.submitAndAwaitVerdict(another.requestCode())).endsWith(";ACCEPTED");
                assertThat(lab.admin().get("/api/submissions").at("/total").asInt())
                        .isEqualTo(1);
            }
        }
    }

    private static int status(Lab lab, String pointer) {
        return lab.admin().get("/api/status").at(pointer).asInt();
    }
}
