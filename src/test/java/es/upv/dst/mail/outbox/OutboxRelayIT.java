// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.mail.outbox;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import es.upv.dst.fixture.AdminClient;
import es.upv.dst.fixture.FreePorts;
import es.upv.dst.fixture.Lab;
import es.upv.dst.fixture.LabProcess;
import es.upv.dst.fixture.SmtpServer;
import es.upv.dst.fixture.SmtpServer.Received;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that no mail is lost when the mail server is slow, defers mails, drops connections or is down. */
@Tag("database")
class OutboxRelayIT {

    private static final int STUDENTS = 300;
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    @Test
    void faultyServerAndKill_loseNoMail_andRepeatOnlyMailsInFlight() throws Exception {
        try (var smtp = new SmtpServer(new FaultyServer(STUDENTS / 3))) {
            int receivedBeforeKill;
            try (var lab = startLab(smtp)) {
                lab.admin().enroll(STUDENTS);
                try (var student = lab.student(1)) {
                    student.solveForAll(STUDENTS);
                }
                await().atMost(TIMEOUT).until(() -> smtp.received().size() >= STUDENTS / 3);
                receivedBeforeKill = smtp.received().size();
            }
            var connectionsAtKill = smtp.connections();
            try (var lab = startLab(smtp)) {
                await().atMost(TIMEOUT).until(() -> countMails(lab.admin(), "sent") == STUDENTS);
                var mails = smtp.received().stream().collect(groupingBy(Received::recipient));
                assertThat(receivedBeforeKill).isLessThan(STUDENTS);
                assertThat(mails).hasSize(STUDENTS);
                var rows = lab.admin().get("/api/mail?size=500").get("items");
                rows.forEach(row -> assertThat(mails.get(row.get("email").asString()))
                        .extracting(Received::messageId)
                        .containsOnly(row.get("messageId").asString()));
                assertThat(repeatedIds(smtp.received())).isSubsetOf(lastIds(smtp.received(), connectionsAtKill));
            }
        }
    }

    private LabProcess startLab(SmtpServer smtp) throws Exception {
        var settings = smtp.settings("--dst.mail.first-retry=1s", "--dst.mail.lease=10s", "--dst.mail.connections=60");
        return new LabProcess(
                folder,
                Stream.of(settings).map(setting -> "-D" + setting.substring(2)).toArray(String[]::new));
    }

    /** Returns the Message-IDs that were received more than once. */
    private static Set<String> repeatedIds(List<Received> mails) {
        return mails.stream().collect(groupingBy(Received::messageId)).entrySet().stream()
                .filter(mail -> mail.getValue().size() > 1)
                .map(mail -> mail.getKey())
                .collect(Collectors.toSet());
    }

    /** Returns the last Message-ID on each connection. The lab has stored the results of the earlier ones. */
    private static Set<String> lastIds(List<Received> mails, Set<Object> connections) {
        return mails.stream()
                .filter(mail -> connections.contains(mail.caller()))
                .collect(Collectors.toMap(Received::caller, Received::messageId, (earlier, later) -> later))
                .values()
                .stream()
                .collect(Collectors.toSet());
    }

    @Test
    @Tag("h2")
    void thousandMails_areSentWithinSecondsOverFewConnections() {
        try (var smtp = new SmtpServer();
                var lab = Lab.embedded(folder, smtp.settings()).enroll(1_000);
                var student = lab.student(1)) {
            var startNanos = System.nanoTime();
            student.solveForAll(1_000);
            await().atMost(TIMEOUT).until(() -> smtp.received().size() == 1_000);
            assertThat(Duration.ofNanos(System.nanoTime() - startNanos)).isLessThan(Duration.ofSeconds(20));
            assertThat(smtp.connections()).hasSizeLessThan(20);
        }
    }

    @Test
    @Tag("h2")
    void mailsWithoutServer_stayPending_andAreSentWhenItIsAvailable() {
        var port = FreePorts.free();
        try (var lab = Lab.embedded(folder).enroll(1);
                var student = lab.student(1)) {
            student.submitAndAwaitVerdict(student.requestCode());
            assertThat(countMails(lab.admin(), "pending")).isEqualTo(1);
            assertThat(mailHealth(lab)).contains("\"pending\":1", "\"status\":\"UNKNOWN\"");
        }
        var settings = new String[] {
            "--spring.mail.host=127.0.0.1",
            "--spring.mail.port=" + port,
            "--dst.mail.first-retry=1s",
            "--dst.mail.locale=en"
        };
        try (var lab = Lab.embedded(folder, settings)) {
            await().untilAsserted(() -> assertThat(mailHealth(lab)).contains("connect", "\"status\":\"DOWN\""));
            assertThat(lab.admin().get("/actuator/health/readiness").toString())
                    .contains("\"status\":\"UP\"")
                    .doesNotContain("DOWN", "mail");
            await().until(
                            () -> lab.admin()
                                    .get("/api/mail")
                                    .at("/items/0/lastError")
                                    .asString(""),
                            error -> error.contains("connect"));
            try (var smtp = new SmtpServer(port, new SmtpServer.Manners() {})) {
                await().atMost(TIMEOUT).until(() -> countMails(lab.admin(), "sent") == 1);
                assertThat(smtp.received()).hasSize(1);
                await().until(() -> mailHealth(lab).contains("\"status\":\"UP\""));
            }
        }
    }

    @Test
    void slowRecipient_delaysNoOtherMail_andExpiredMailFails() {
        try (var smtp = new SmtpServer(new SlowAndDeferringServer());
                var lab = Lab.embedded(
                                folder,
                                smtp.settings(
                                        "--dst.mail.first-retry=100ms",
                                        "--dst.mail.give-up-after=6s",
                                        "--dst.mail.connections=3"))
                        .enroll(20);
                var student = lab.student(1)) {
            student.solveForAll(20);
            await().until(() -> countMails(lab.admin(), "sent") == 18);
            await().until(() -> countMails(lab.admin(), "failed") == 1);
            var failed = lab.admin().get("/api/mail?state=failed").at("/items/0");
            assertThat(failed.get("email").asString()).isEqualTo("alumno2@example.org");
            assertThat(failed.get("lastError").asString()).contains("451");
            assertThat(failed.get("attempts").asInt()).isBetween(3, 8);
            await().atMost(TIMEOUT).until(() -> countMails(lab.admin(), "sent") == 19);
        }
    }

    /** Always defers the mail to the second student, and delays the mail to the first one. */
    private static final class SlowAndDeferringServer implements SmtpServer.Manners {

        @Override
        public int replyTo(String recipient, int tryNumber) {
            return recipient.startsWith("alumno2@") ? 451 : 250;
        }

        @Override
        public Duration delay(String recipient) {
            return Duration.ofSeconds(recipient.startsWith("alumno1@") ? 4 : 0);
        }
    }

    private static int countMails(AdminClient admin, String state) {
        return admin.get("/api/status").at("/mail/" + state).asInt();
    }

    private static String mailHealth(Lab lab) {
        return lab.admin().get("/actuator/health").at("/components/mail").toString();
    }
}
