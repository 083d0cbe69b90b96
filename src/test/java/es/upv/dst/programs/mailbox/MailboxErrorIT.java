// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.mailbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import es.upv.dst.fixture.Lab;
import es.upv.dst.mail.MailProperties;
import es.upv.dst.programs.intake.HandIn.MailBody.MailParts;
import es.upv.dst.programs.intake.HandIn.ReceivedMail;
import es.upv.dst.programs.intake.ProgramIntake;
import es.upv.dst.programs.mailbox.MailboxProperties.ProcessedMark;
import es.upv.dst.storage.SingleWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Tests that an error of the virtual machine or of dst-lab does not end the thread that reads the mailbox. */
class MailboxErrorIT {

    @TempDir
    Path folder;

    @Test
    void mailThatNeedsTooMuchMemory_isTriedTwice_andOthersAreRead() throws Exception {
        assertThat(detailOfAMailWith(() -> new OutOfMemoryError("planted"), 2))
                .contains("the lab ended 2 times while it read this mail; it has the UID 1");
    }

    @Test
    void mailWithAnErrorInDstLab_isTriedOnce_andOthersAreRead() throws Exception {
        assertThat(detailOfAMailWith(() -> new NoClassDefFoundError("planted"), 1))
                .contains("an error in dst-lab, see its log");
    }

    private String detailOfAMailWith(Supplier<Error> error, int expectedAttempts) throws Exception {
        try (var server = new MailboxServer();
                var context = new AnnotationConfigApplicationContext(MailboxMarkIT.SpringIntegration.class);
                var lab = Lab.embedded(folder).enroll(2)) {
            for (var number = 1; number <= 2; number++) {
                server.deliver(SampleMail.from("alumno%d@example.org".formatted(number))
                        .attach("a.py", SampleMails.program(number))
                        .expect("mail-" + number, ""));
            }
            var attempts = new AtomicInteger();
            var poller = poller(server, context, lab, mail -> {
                if (mail.subject().equals("mail-1") && mail.body() instanceof MailParts) {
                    attempts.incrementAndGet();
                    throw error.get();
                }
            });
            poller.start();
            await().until(server::hasOnlyMarkedMails);
            assertThat(poller.isRunning()).isTrue();
            await().untilAsserted(() -> assertThat(poller.lastError()).isEmpty());
            poller.stop();
            assertThat(attempts).hasValue(expectedAttempts);
            assertThat(lab.countRows("mail_reading")).isZero();
            var programs = new ListedPrograms(lab.admin());
            assertThat(programs.items("?state=received"))
                    .singleElement()
                    .satisfies(
                            item -> assertThat(item.get("subject").asString()).isEqualTo("mail-2"));
            return programs.items("?state=unreadable").getFirst().get("detail").asString();
        }
    }

    private static MailboxPoller poller(
            MailboxServer server,
            AnnotationConfigApplicationContext context,
            Lab lab,
            Consumer<ReceivedMail> beforeHandIn) {
        var url = "imap://programas%40example.org@127.0.0.1:" + server.port();
        var properties = new MailboxProperties(
                url, MailboxServer.PASSWORD, "", Duration.ofMillis(200), ProcessedMark.FLAG, "stored");
        var clock = InstantSource.system();
        var programs = lab.bean(ProgramIntake.class);
        var intake = new MailIntake(
                new MailReader(lab.bean(MailProperties.class), properties.address(), clock),
                new ReadingRepository(lab.bean(JdbcClient.class), lab.bean(SingleWriter.class)),
                (mail, inTransaction) -> {
                    beforeHandIn.accept(mail);
                    programs.handIn(mail, inTransaction);
                },
                new FailedMails(properties.pollInterval(), clock));
        return new MailboxPoller(
                () -> new Mailbox(properties, Optional.empty(), context), properties, intake, () -> true);
    }
}
