// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.mailbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import es.upv.dst.fixture.Lab;
import es.upv.dst.fixture.TcpProxy;
import es.upv.dst.mail.MailProperties;
import es.upv.dst.programs.intake.ProgramIntake;
import es.upv.dst.programs.mailbox.MailboxProperties.ProcessedMark;
import es.upv.dst.storage.SingleWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Tests that no mail is blamed for an outage of the mail server or of the database. */
class MailboxOutageIT {

    private static final int MORE_THAN_MAX_FAILURES = MailIntake.MAX_FAILURES + 3;

    @TempDir
    Path folder;

    private final MailboxServer server = new MailboxServer();
    private final TcpProxy proxy = new TcpProxy(server.port());
    private final AnnotationConfigApplicationContext context =
            new AnnotationConfigApplicationContext(MailboxMarkIT.SpringIntegration.class);
    private Instant now = Instant.now();
    private Runnable beforeHandIn = () -> {};
    private Lab lab;
    private MailboxProperties properties;
    private MailIntake intake;
    private ListedPrograms programs;

    @BeforeEach
    void start() {
        lab = Lab.embedded(folder).enroll(20);
        programs = new ListedPrograms(lab.admin());
        var url = "imap://programas%40example.org@127.0.0.1:" + proxy.port();
        properties = new MailboxProperties(
                url, MailboxServer.PASSWORD, "", Duration.ofMillis(200), ProcessedMark.FLAG, "stored");
        var intakeOfLab = lab.bean(ProgramIntake.class);
        intake = new MailIntake(
                new MailReader(lab.bean(MailProperties.class), properties.address(), InstantSource.system()),
                new ReadingRepository(lab.bean(JdbcClient.class), lab.bean(SingleWriter.class)),
                (mail, inTransaction) -> {
                    beforeHandIn.run();
                    intakeOfLab.handIn(mail, inTransaction);
                },
                new FailedMails(properties.pollInterval(), () -> now));
    }

    @AfterEach
    void stop() throws Exception {
        lab.close();
        proxy.close();
        server.close();
        context.close();
    }

    @Test
    void connectionThatIsLost_isNotTheFaultOfTheMail() throws Exception {
        deliver(1);
        cutAt("FETCH 1 (BODY.PEEK");
        for (var poll = 0; poll < MORE_THAN_MAX_FAILURES; poll++) {
            assertThatThrownBy(this::poll).matches(Mailbox::isConnectionLost);
        }
        cutAt("never");
        poll();
        assertThat(programs.items(""))
                .singleElement()
                .satisfies(item -> assertThat(ListedPrograms.outcome(item)).isEqualTo("received roster"));
    }

    @Test
    void mailThatEndsEachConnection_whileOthersAreDelivered_isDamaged_withItsSenderAndSubject() throws Exception {
        deliver(1);
        cutAt("FETCH 1 (BODY.PEEK");
        for (var poll = 0; poll < MORE_THAN_MAX_FAILURES && !server.hasOnlyMarkedMails(); poll++) {
            deliver(poll + 2);
            pollWithAFailure();
        }
        assertThat(programs.items("?state=unreadable")).singleElement().satisfies(item -> {
            assertThat(item.get("reason").asString()).isEqualTo("MAIL_DAMAGED");
            assertThat(item.get("sender").asString()).isEqualTo("alumno1@example.org");
            assertThat(item.get("subject").asString()).isEqualTo("mail-1");
        });
    }

    @Test
    void databaseThatIsAway_isNoEndOfTheProcess() throws Exception {
        deliver(1);
        for (var poll = 0; poll < MailIntake.MAX_READINGS + 1; poll++) {
            beforeHandIn = () -> {
                lab.executeSql("alter table mail_reading rename to away");
                throw new TransientDataAccessResourceException("planted");
            };
            pollWithAFailure();
            lab.executeSql("alter table away rename to mail_reading");
        }
        beforeHandIn = () -> {};
        poll();
        assertThat(programs.items(""))
                .singleElement()
                .satisfies(item -> assertThat(ListedPrograms.outcome(item)).isEqualTo("received roster"));
    }

    /** Many such mails would otherwise end the lab all the time, because a script starts it again. */
    @Test
    void startAfterAMailHasEndedTheLabTwice_readsNoMailAtOnce() throws Exception {
        deliver(1);
        deliver(2);
        lab.executeSql("insert into mail_reading (uid_validity, uid, attempts) values (%d, 1, 2)"
                .formatted(server.inbox().getUidValidity()));
        poll();
        assertThat(programs.items("")).isEmpty();
        poll();
        assertThat(programs.items(""))
                .extracting(ListedPrograms::outcome)
                .containsExactlyInAnyOrder("unreadable MAIL_DAMAGED", "received roster");
    }

    private void poll() throws Exception {
        now = now.plus(Duration.ofHours(2));
        try (var mailbox = new Mailbox(properties, Optional.empty(), context)) {
            intake.takeIn(mailbox, () -> true, () -> {});
        }
    }

    private void pollWithAFailure() {
        try {
            poll();
        } catch (Exception e) {
            assertThat(e)
                    .matches(failure -> Mailbox.isConnectionLost(failure)
                            || failure instanceof TransientDataAccessResourceException);
        }
    }

    private void cutAt(String request) {
        proxy.changeRequests(text -> {
            if (text.contains(request)) {
                proxy.cut();
                proxy.restore();
                return "";
            }
            return text;
        });
    }

    private void deliver(int student) {
        server.deliver(SampleMail.from("alumno%d@example.org".formatted(student))
                .attach("a.py", SampleMails.program(student))
                .expect("mail-" + student, ""));
    }
}
