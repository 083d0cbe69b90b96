// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.mailbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import es.upv.dst.programs.mailbox.MailboxProperties.ProcessedMark;
import jakarta.mail.Flags;
import jakarta.mail.MessagingException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.integration.config.EnableIntegration;

/** Tests how stored mails are marked, and that a mail is left as it was until then. */
class MailboxMarkIT {

    private static AnnotationConfigApplicationContext context;

    @BeforeAll
    static void start() {
        context = new AnnotationConfigApplicationContext(SpringIntegration.class);
    }

    @AfterAll
    static void stop() {
        context.close();
    }

    @ParameterizedTest
    @EnumSource
    void mail_isFoundUntilItIsMarked_andIsNeverDeleted(ProcessedMark mark) throws Exception {
        try (var server = new MailboxServer();
                var mailbox = connect(server, mark, MailboxServer.PASSWORD)) {
            server.deliver(SampleMail.from("a@example.org").text("one").expect("one", ""));
            server.deliver(SampleMail.from("a@example.org").text("two").expect("two", ""));
            for (var poll = 0; poll < 2; poll++) {
                var found = mailbox.findUnmarked();
                assertThat(found).hasSize(2);
                assertThat(RawMail.fetch(found.getFirst().message())).isPresent();
            }
            assertThat(server.inbox().getUnseenCount()).isEqualTo(2);
            mailbox.mark(mailbox.findUnmarked().getFirst().message());
            assertThat(mailbox.findUnmarked()).hasSize(1);
            assertMarked(server, mark);
        }
    }

    private static void assertMarked(MailboxServer server, ProcessedMark mark) {
        var first = server.inbox().getMessages().getFirst().getFlags();
        switch (mark) {
            case FLAG -> assertThat(first.contains("dst-lab")).isTrue();
            case SEEN -> assertThat(first.contains(Flags.Flag.SEEN)).isTrue();
            case FOLDER ->
                assertThat(server.folder("stored").orElseThrow().getMessageCount())
                        .isEqualTo(1);
        }
        var moved = mark == ProcessedMark.FOLDER ? 1 : 0;
        assertThat(server.inbox().getMessageCount()).isEqualTo(2 - moved);
    }

    @Test
    void wrongPassword_isReportedWithoutIt() throws Exception {
        try (var server = new MailboxServer();
                var mailbox = connect(server, ProcessedMark.FLAG, "wrong password")) {
            assertThatThrownBy(mailbox::check)
                    .isInstanceOf(MessagingException.class)
                    .hasMessageNotContaining("wrong password");
        }
    }

    private static Mailbox connect(MailboxServer server, ProcessedMark mark, String password) {
        var url = "imap://programas%40example.org:x@127.0.0.1:" + server.port();
        var properties = new MailboxProperties(url, password, "", Duration.ofSeconds(1), mark, "stored");
        return new Mailbox(properties, Optional.empty(), context);
    }

    @Configuration(proxyBeanMethods = false)
    @EnableIntegration
    static class SpringIntegration {}
}
