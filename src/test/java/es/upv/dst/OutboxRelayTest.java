// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import es.upv.dst.lab.Lab;
import es.upv.dst.lab.OwnProcess;
import es.upv.dst.lab.Ports;
import es.upv.dst.lab.PostOffice;
import es.upv.dst.lab.PostOffice.Received;
import es.upv.dst.lab.Rest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A mail server that is slow, puts off, hangs up or is not there costs nobody a mail, and nobody gets two. */
class OutboxRelayTest {

    private static final int CLASS = 300;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    @Test
    void aNastyServerAndAKillInTheMiddleCostNobodyAMailAndNobodyGetsTwo() throws Exception {
        try (var office = new PostOffice(new Nasty())) {
            int before;
            try (var lab = process(office)) {
                lab.rest().enrols(CLASS);
                try (var student = lab.student(1)) {
                    student.solvesForAll(CLASS);
                }
                await().atMost(PATIENCE).until(() -> office.received().size() >= CLASS / 3);
                before = office.received().size();
            }
            var callersAtTheKill = office.callers();
            try (var lab = process(office)) {
                await().atMost(PATIENCE).until(() -> counts(lab.rest(), "sent") == CLASS);
                var mails = office.received().stream().collect(groupingBy(Received::recipient));
                assertThat(before).isLessThan(CLASS);
                assertThat(mails).hasSize(CLASS);
                var rows = lab.rest().get("/api/mail?size=500").get("items");
                rows.forEach(row -> assertThat(mails.get(row.get("email").asString()))
                        .extracting(Received::messageId)
                        .containsOnly(row.get("messageId").asString()));
                assertThat(repeated(office.received())).isSubsetOf(inFlight(office.received(), callersAtTheKill));
            }
        }
    }

    private OwnProcess process(PostOffice office) throws Exception {
        var settings = office.settings("--dst.mail.first-retry=1s", "--dst.mail.lease=3s", "--dst.mail.connections=60");
        return new OwnProcess(
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
    private static final class Nasty implements PostOffice.Manners {

        private final Set<String> putOff = ConcurrentHashMap.newKeySet();
        private final Set<String> hungUpOn = ConcurrentHashMap.newKeySet();

        @Override
        public int answerTo(String recipient, int tryNumber) {
            return putOff.size() < CLASS / 3 && putOff.add(recipient) ? 451 : 250;
        }

        @Override
        public boolean dropsInTheMiddle(String recipient) {
            return recipient.contains("7@") && hungUpOn.add(recipient);
        }

        @Override
        public Duration thinks(String recipient) {
            return Duration.ofSeconds(2);
        }
    }

    @Test
    void aThousandMailsToAQuickServerTakeSecondsAndFewConnections() {
        try (var office = new PostOffice();
                var lab = Lab.embedded(folder, office.settings()).enrolling(1_000);
                var student = lab.student(1)) {
            var began = System.nanoTime();
            student.solvesForAll(1_000);
            await().atMost(PATIENCE).until(() -> office.received().size() == 1_000);
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(20));
            assertThat(office.callers()).hasSizeLessThan(20);
        }
    }

    @Test
    void mailsWaitVisiblyWithoutAServerAndAreSentWhenThereIsOne() {
        var port = Ports.free();
        try (var lab = Lab.embedded(folder).enrolling(1);
                var student = lab.student(1)) {
            student.solvesWith(student.asksForACode());
            assertThat(counts(lab.rest(), "pending")).isEqualTo(1);
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
                            () -> lab.rest()
                                    .get("/api/mail")
                                    .at("/items/0/lastError")
                                    .asString(""),
                            error -> error.contains("connect"));
            try (var office = new PostOffice(port, new PostOffice.Manners() {})) {
                await().atMost(PATIENCE).until(() -> counts(lab.rest(), "sent") == 1);
                assertThat(office.received()).hasSize(1);
                await().until(() -> health(lab, "").contains("\"status\":\"UP\""));
            }
        }
    }

    @Test
    void aSlowRecipientDelaysNobodyAndWhatIsGivenUpSaysSo() {
        try (var office = new PostOffice(new Unwilling());
                var lab = Lab.embedded(
                                folder,
                                office.settings(
                                        "--dst.mail.first-retry=100ms",
                                        "--dst.mail.give-up-after=2s",
                                        "--dst.mail.connections=3"))
                        .enrolling(20);
                var student = lab.student(1)) {
            student.solvesForAll(20);
            await().until(() -> counts(lab.rest(), "sent") == 18);
            await().until(() -> counts(lab.rest(), "failed") == 1);
            var failed = lab.rest().get("/api/mail?state=failed").at("/items/0");
            assertThat(failed.get("email").asString()).isEqualTo("alumno2@example.org");
            assertThat(failed.get("lastError").asString()).contains("451");
            assertThat(failed.get("attempts").asInt()).isBetween(3, 7);
            await().atMost(PATIENCE).until(() -> counts(lab.rest(), "sent") == 19);
        }
    }

    /** Puts the second student off for good, and thinks long about the first. */
    private static final class Unwilling implements PostOffice.Manners {

        @Override
        public int answerTo(String recipient, int tryNumber) {
            return recipient.startsWith("alumno2@") ? 451 : 250;
        }

        @Override
        public Duration thinks(String recipient) {
            return Duration.ofSeconds(recipient.startsWith("alumno1@") ? 4 : 0);
        }
    }

    private static int counts(Rest rest, String state) {
        return rest.get("/api/status").at("/mail/" + state).asInt();
    }

    private static String health(Lab lab, String group) {
        return lab.rest().text("/actuator/health" + group, "application/json");
    }
}
