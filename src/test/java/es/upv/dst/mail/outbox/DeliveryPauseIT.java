// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.mail.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import es.upv.dst.fixture.Lab;
import es.upv.dst.fixture.ScriptedSmtpServer;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Tests that a fault of the lab's own settings, or of the mail server, costs no mail, and is reported. */
@ExtendWith(OutputCaptureExtension.class)
@Tag("database")
class DeliveryPauseIT {

    private static final int STUDENTS = 12;

    /** The server closes connections that were used before, so that each mail begins with a new one. */
    private static final String CLOSING = "421 4.7.0 too old";

    private static final Duration FIRST_RETRY = Duration.ofMillis(200);

    @TempDir
    static Path folder;

    private static ScriptedSmtpServer server;
    private static Lab lab;

    @BeforeAll
    static void start() throws IOException {
        server = new ScriptedSmtpServer("AUTH PLAIN");
        var settings = server.settings(
                "--spring.mail.username=dst",
                "--spring.mail.password=secret",
                // The students are the same in each case.
                "--dst.mail.per-address=1000",
                "--dst.mail.first-retry=" + FIRST_RETRY,
                // Longer than five attempts of one mail, after which the pause begins in any case.
                "--dst.mail.give-up-after=15s");
        lab = Lab.embedded(folder, settings).enroll(STUDENTS);
    }

    @AfterAll
    static void stop() throws IOException {
        lab.close();
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "MAIL, 530 5.7.57 Client not authenticated to send mail, SPRING_MAIL_USERNAME",
        "RCPT, 554 5.7.1 Relay access denied, relays",
        "RCPT, 550 mailbox unavailable, DST_MAIL_FROM",
        "RCPT, 421 closing connection, DST_MAIL_FROM",
        "MAIL, 421 too many connections, DST_MAIL_FROM",
        "RCPT, ends the connection before a mail is complete (no answer), DST_MAIL_FROM",
        "DATA, ends the connection before a mail is complete (no answer), DST_MAIL_FROM",
        "AUTH, 535 5.7.8 bad credentials, SPRING_MAIL_PASSWORD",
        "HELO, 550 5.7.1 bad HELO, refuses the lab",
    })
    void refusalOfEveryMail_pausesTheRelay_isReported_andCostsNoMail(
            String command, String words, String advice, CapturedOutput log) {
        var sent = count("sent");
        var attempts = server.commands("MAIL").size();
        server.reply(line -> refuses(line, command) ? reply(words) : line.equals("NOOP") ? CLOSING : "");
        try (var student = lab.student(1)) {
            student.solveForAll(STUDENTS);
        }
        await().untilAsserted(() -> assertThat(health()).contains("\"status\":\"DOWN\"", words));
        // Eventually, because some attempts may have begun before the pause.
        await().until(() -> untilNextConnection().compareTo(FIRST_RETRY) > 0);
        // A bare 550 takes two, because the lab asks for another mailbox too.
        assertThat(server.commands("MAIL").size() - attempts).isLessThan(3 * STUDENTS);
        assertThat(lab.admin().doctorFailures().get("smtp")).contains(words, advice);
        assertThat(count("failed")).isZero();
        assertThat(count("sent")).isEqualTo(sent);
        server.reply(_ -> "");
        assertThat(lab.admin().post("/api/mail/retry", "").body()).contains("\"retried\":0");
        await().until(() -> count("sent") == sent + STUDENTS);
        await().untilAsserted(() -> assertThat(health()).contains("\"status\":\"UP\""));
        assertThat(lab.admin().doctorFailures()).doesNotContainKey("smtp");
        assertThat(log.getOut().lines().filter(line -> line.contains("WARN") && line.contains(words)))
                .hasSize(1);
        assertThat(log.getOut()).containsOnlyOnce(" again");
    }

    private static Duration untilNextConnection() {
        var connections = server.commands("EHLO").size();
        var beginning = System.nanoTime();
        await().until(() -> server.commands("EHLO").size() > connections);
        return Duration.ofNanos(System.nanoTime() - beginning);
    }

    private static String reply(String words) throws EOFException {
        if (words.startsWith("ends the connection")) {
            throw new EOFException("as this test wants it");
        }
        return words;
    }

    private static boolean refuses(String line, String command) {
        return line.replace("EHLO", "HELO").startsWith(command);
    }

    private static String health() {
        return lab.admin().get("/actuator/health").at("/components/mail").toString();
    }

    private static int count(String state) {
        return lab.admin().get("/api/status").at("/mail/" + state).asInt();
    }
}
