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
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A mail server that is slow, puts off, hangs up or is not there costs nobody a mail, and nobody gets two. */
@Tag("database")
class OutboxRelayIT {

    private static final int CLASS = 300;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    @Test
    void aNastyServerAndAKillInTheMiddleCostNobodyAMailAndNobodyGetsTwo() throws Exception {
        try (var office = new SmtpServer(new Nasty())) {
            int before;
            try (var lab = process(office)) {
                lab.admin().enroll(CLASS);
                try (var student = lab.student(1)) {
                    student.solveForAll(CLASS);
                }
                await().atMost(PATIENCE).until(() -> office.received().size() >= CLASS / 3);
                before = office.received().size();
            }
            var callersAtTheKill = office.connections();
            try (var lab = process(office)) {
                await().atMost(PATIENCE).until(() -> counts(lab.admin(), "sent") == CLASS);
                var mails = office.received().stream().collect(groupingBy(Received::recipient));
                assertThat(before).isLessThan(CLASS);
                assertThat(mails).hasSize(CLASS);
                var rows = lab.admin().get("/api/mail?size=500").get("items");
                rows.forEach(row -> assertThat(mails.get(row.get("email").asString()))
                        .extracting(Received::messageId)
                        .containsOnly(row.get("messageId").asString()));
                assertThat(repeated(office.received())).isSubsetOf(inFlight(office.received(), callersAtTheKill));
            }
        }
    }

    private LabProcess process(SmtpServer office) throws Exception {
        var settings = office.settings("--dst.mail.first-retry=1s", "--dst.mail.lease=3s", "--dst.mail.connections=60");
        return new LabProcess(
                folder,
                Stream.of(settings).map(each -> "-D" + each.substring(2)).toArray(String[]::new));
    }

    /** The Message-IDs that came more than once. */
    private static Set<String> repeated(List<Received> mails) {
        return mails.stream().collect(groupingBy(Received::messageId)).entrySet().stream()
                .filter(mail -> mail.getValue().size() > 1)
                .map(mail -> mail.getKey())
                .collect(Collectors.toSet());
    }

    /** What was taken over last from each connection that was killed: of anything earlier the lab had written down. */
    private static Set<String> inFlight(List<Received> mails, Set<Object> killed) {
        return mails.stream()
                .filter(mail -> killed.contains(mail.caller()))
                .collect(Collectors.toMap(Received::caller, Received::messageId, (earlier, later) -> later))
                .values()
                .stream()
                .collect(Collectors.toSet());
    }

    /** 451 to the first third, hangs up in the middle of each tenth once, and takes two seconds for each. */
    private static final class Nasty implements SmtpServer.Manners {

        private final Set<String> putOff = ConcurrentHashMap.newKeySet();
        private final Set<String> hungUpOn = ConcurrentHashMap.newKeySet();

        @Override
        public int replyTo(String recipient, int tryNumber) {
            return putOff.size() < CLASS / 3 && putOff.add(recipient) ? 451 : 250;
        }

        @Override
        public boolean dropsConnection(String recipient) {
            return recipient.contains("7@") && hungUpOn.add(recipient);
        }

        @Override
        public Duration delay(String recipient) {
            return Duration.ofSeconds(2);
        }
    }

    @Test
    void aThousandMailsToAQuickServerTakeSecondsAndFewConnections() {
        try (var office = new SmtpServer();
                var lab = Lab.embedded(folder, office.settings()).enroll(1_000);
                var student = lab.student(1)) {
            var began = System.nanoTime();
            student.solveForAll(1_000);
            await().atMost(PATIENCE).until(() -> office.received().size() == 1_000);
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(20));
            assertThat(office.connections()).hasSizeLessThan(20);
        }
    }

    @Test
    void mailsWaitVisiblyWithoutAServerAndAreSentWhenThereIsOne() {
        var port = FreePorts.free();
        try (var lab = Lab.embedded(folder).enroll(1);
                var student = lab.student(1)) {
            student.submitAndAwaitVerdict(student.requestCode());
            assertThat(counts(lab.admin(), "pending")).isEqualTo(1);
            assertThat(health(lab, "")).contains("\"mail\":{\"details\":{", "\"status\":\"UNKNOWN\"");
        }
        var settings = new String[] {
            "--spring.mail.host=127.0.0.1",
            "--spring.mail.port=" + port,
            "--dst.mail.first-retry=1s",
            "--dst.mail.locale=en"
        };
        try (var lab = Lab.embedded(folder, settings)) {
            await().until(() -> health(lab, "").contains("connect"));
            assertThat(health(lab, "/readiness")).contains("\"status\":\"UP\"").doesNotContain("mail");
            await().until(
                            () -> lab.admin()
                                    .get("/api/mail")
                                    .at("/items/0/lastError")
                                    .asString(""),
                            error -> error.contains("connect"));
            try (var office = new SmtpServer(port, new SmtpServer.Manners() {})) {
                await().atMost(PATIENCE).until(() -> counts(lab.admin(), "sent") == 1);
                assertThat(office.received()).hasSize(1);
                await().until(() -> health(lab, "").contains("\"status\":\"UP\""));
            }
        }
    }

    @Test
    void aSlowRecipientDelaysNobodyAndWhatIsGivenUpSaysSo() {
        try (var office = new SmtpServer(new Unwilling());
                var lab = Lab.embedded(
                                folder,
                                office.settings(
                                        "--dst.mail.first-retry=100ms",
                                        "--dst.mail.give-up-after=2s",
                                        "--dst.mail.connections=3"))
                        .enroll(20);
                var student = lab.student(1)) {
            student.solveForAll(20);
            await().until(() -> counts(lab.admin(), "sent") == 18);
            await().until(() -> counts(lab.admin(), "failed") == 1);
            var failed = lab.admin().get("/api/mail?state=failed").at("/items/0");
            assertThat(failed.get("email").asString()).isEqualTo("alumno2@example.org");
            assertThat(failed.get("lastError").asString()).contains("451");
            assertThat(failed.get("attempts").asInt()).isBetween(3, 7);
            await().atMost(PATIENCE).until(() -> counts(lab.admin(), "sent") == 19);
        }
    }

    /** Puts the second student off for good, and thinks long about the first. */
    private static final class Unwilling implements SmtpServer.Manners {

        @Override
        public int replyTo(String recipient, int tryNumber) {
            return recipient.startsWith("alumno2@") ? 451 : 250;
        }

        @Override
        public Duration delay(String recipient) {
            return Duration.ofSeconds(recipient.startsWith("alumno1@") ? 4 : 0);
        }
    }

    private static int counts(AdminClient rest, String state) {
        return rest.get("/api/status").at("/mail/" + state).asInt();
    }

    private static String health(Lab lab, String group) {
        return lab.admin().text("/actuator/health" + group, "application/json");
    }
}
