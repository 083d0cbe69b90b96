// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.mailbox;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import es.upv.dst.programs.mailbox.MailboxProperties.ProcessedMark;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/** Tests that the answer of a hostile mail server takes little memory, and is a lost connection. */
class MailboxAnswersIT {

    private static final String GREETING = "* OK ready\r\n";

    @Test
    void literalThatIsAnnounced_isNotAllocated() throws Exception {
        assertAnswerEndsTheConnection("* OK {2000000000}\r\n", "", "too long");
    }

    @Test
    void lineWithoutEnd_isNotRead() throws Exception {
        assertAnswerEndsTheConnection("* OK " + "x".repeat(12_000_000), "", "too long");
    }

    @Test
    void manyLines_areNotKept() throws Exception {
        assertAnswerEndsTheConnection(GREETING, "* OK x\r\n".repeat(300_000), "too long");
    }

    @Test
    void folderOfVeryManyMails_isNotOpened() throws Exception {
        assertAnswerEndsTheConnection(GREETING, "* 2000000000 EXISTS\r\n", "1,000,000 mails");
    }

    private static void assertAnswerEndsTheConnection(String greeting, String folder, String reason) throws Exception {
        try (var server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                var context = new AnnotationConfigApplicationContext(MailboxMarkIT.SpringIntegration.class)) {
            Thread.ofVirtual().start(() -> serve(server, greeting, answers(folder)));
            var properties = new MailboxProperties(
                    "imap://user@127.0.0.1:" + server.getLocalPort(),
                    "secret",
                    "",
                    Duration.ofMinutes(1),
                    ProcessedMark.SEEN,
                    "stored");
            try (var mailbox = new Mailbox(properties, Optional.empty(), context)) {
                assertThatThrownBy(mailbox::check)
                        .matches(Mailbox::isConnectionLost)
                        .hasStackTraceContaining(reason);
            }
        }
    }

    private static Map<String, String> answers(String folder) {
        return Map.of(
                "CAPABILITY", "* CAPABILITY IMAP4rev1\r\n",
                "LIST", "* LIST () \"/\" INBOX\r\n",
                "SELECT", folder);
    }

    /** Serves each connection until the client closes it. */
    private static void serve(ServerSocket server, String greeting, Map<String, String> answers) {
        while (!server.isClosed()) {
            try (var client = server.accept()) {
                var reader = new BufferedReader(new InputStreamReader(client.getInputStream(), US_ASCII));
                client.getOutputStream().write(greeting.getBytes(US_ASCII));
                for (var line = reader.readLine(); line != null; line = reader.readLine()) {
                    var command = line.split(" ");
                    var before = answers.getOrDefault(command[1], "");
                    client.getOutputStream().write((before + command[0] + " OK done\r\n").getBytes(US_ASCII));
                }
            } catch (IOException closed) {
                // By the client, or by the test.
            }
        }
    }
}
