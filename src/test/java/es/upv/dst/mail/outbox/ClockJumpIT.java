// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.mail.outbox;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import es.upv.dst.fixture.JumpingClock;
import es.upv.dst.fixture.Lab;
import es.upv.dst.fixture.SmtpServer;
import es.upv.dst.fixture.SmtpServer.Received;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that each mail is sent once, and soon, also if the clock of the machine is set while mails wait. */
@Tag("database")
class ClockJumpIT {

    private static final Duration SOON = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private final HoldingServer manners = new HoldingServer();
    private final SmtpServer smtp = new SmtpServer(manners);
    private Lab lab;

    @BeforeEach
    void start() {
        lab = Lab.embedded(
                        folder,
                        smtp.settings(
                                JumpingClock.SETTING,
                                "--dst.mail.connections=2",
                                "--dst.mail.first-retry=1s",
                                "--dst.mail.unknown-per-hour=4"))
                .enroll(20);
    }

    @AfterEach
    void stop() {
        manners.release();
        lab.close();
        smtp.close();
    }

    /** One mail is sent, one has failed, one was deferred, two are being sent, and two are due. */
    @ParameterizedTest
    @ValueSource(strings = {"PT1H", "-PT1H"})
    void mailInEachState_isSentOnce(Duration jump) {
        certify(1, "alumno1@example.org");
        awaitState("sent", 1);
        certify(2, "never@example.org");
        awaitState("failed", 1);
        certify(3, "later@example.org");
        await().until(() -> smtp.attempts() == 3);
        certify(4, "held4@example.org");
        certify(5, "held5@example.org");
        await().until(() -> manners.held.size() == 2);
        certify(6, "alumno6@example.org");
        certify(7, "alumno7@example.org");
        lab.bean(JumpingClock.class).jump(jump);
        manners.release();
        awaitState("sent", 6);
        lab.bean(JumpingClock.class).jump(jump.negated());
        certify(8, "alumno8@example.org");
        awaitState("sent", 7);
        assertThat(count("failed")).isEqualTo(1);
        assertThat(mailsByAddress().values()).containsOnly(1L);
        assertThat(mailsByAddress()).hasSize(7);
    }

    @Test
    void limitForStrangers_isNotClosedForLonger_ifTheClockWasWrong() {
        lab.bean(JumpingClock.class).jump(Duration.ofDays(1));
        for (var number = 1; number <= 4; number++) {
            certify(number, "stranger%d@example.net".formatted(number));
        }
        awaitState("sent", 4);
        lab.bean(JumpingClock.class).jump(Duration.ofDays(-1));
        certify(5, "stranger5@example.net");
        var next = lab.admin().get("/api/mail?state=pending").at("/items/0/nextAttemptAt");
        assertThat(Instant.parse(next.asString()))
                .isBetween(
                        Instant.now().plus(Duration.ofMinutes(50)),
                        Instant.now().plus(Duration.ofMinutes(60)));
    }

    private void certify(int number, String address) {
        try (var student = lab.student(number)) {
            var submission = """
                    {"code":"%s","name":"Eva","email":"%s"}""".formatted(student.requestCode(), address);
            assertThat(lab.admin().post("/api/submissions", submission).statusCode())
                    .isEqualTo(201);
        }
    }

    private void awaitState(String state, int mails) {
        await().atMost(SOON).until(() -> count(state) == mails);
    }

    private int count(String state) {
        return lab.admin().get("/api/status").at("/mail/" + state).asInt();
    }

    private Map<String, Long> mailsByAddress() {
        return smtp.received().stream().collect(groupingBy(Received::recipient, counting()));
    }

    /** Holds mails until they are released, defers the first attempt of one mail, and rejects another one. */
    private static final class HoldingServer implements SmtpServer.Manners {

        private final Set<String> held = ConcurrentHashMap.newKeySet();
        private final Set<String> deferred = ConcurrentHashMap.newKeySet();
        private final CountDownLatch released = new CountDownLatch(1);

        void release() {
            released.countDown();
        }

        @Override
        public int replyTo(String recipient, int attempt) {
            if (recipient.startsWith("never")) {
                return 550;
            }
            return recipient.startsWith("later") && deferred.add(recipient) ? 451 : 250;
        }

        @Override
        public Duration delay(String recipient) {
            if (recipient.startsWith("held")) {
                held.add(recipient);
                awaitRelease();
            }
            return Duration.ZERO;
        }

        private void awaitRelease() {
            try {
                released.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
