// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.mail.smtp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import es.upv.dst.fixture.AdminClient;
import es.upv.dst.fixture.Lab;
import es.upv.dst.fixture.ScriptedSmtpServer;
import es.upv.dst.fixture.ScriptedSmtpServer.ReceivedText;
import es.upv.dst.fixture.Student;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Tests what the lab says to a mail server, and what it makes of the replies. */
class SmtpConversationIT {

    private static final Map<String, String> REPLIES = new ConcurrentHashMap<>();

    @TempDir
    static Path folder;

    private static ScriptedSmtpServer server;
    private static Lab lab;
    private static Student student;

    @BeforeAll
    static void start() throws IOException {
        server = new ScriptedSmtpServer("SMTPUTF8", "8BITMIME").reply(SmtpConversationIT::reply);
        var settings =
                server.settings("--dst.mail.first-retry=1h", "--dst.mail.from=Prácticas, DST <dst@español.example>");
        lab = Lab.embedded(folder, settings).enroll(1);
        student = lab.student(1);
    }

    private static String reply(String command) {
        return REPLIES.entrySet().stream()
                .filter(entry -> command.startsWith("RCPT") && command.contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
    }

    @AfterAll
    static void stop() throws IOException {
        student.close();
        lab.close();
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "a1, '550 5.1.1 user unknown', failed",
        "a2, '550 5.2.1 mailbox disabled', failed",
        "a3, '553 5.1.3 bad mailbox', failed",
        "a4, '550-5.1.1 no such account\r\n550 5.1.1 here', failed",
        "a5, '550 no such user', failed",
        "a6, '551 user not local', failed",
        "a7, '553 mailbox name not allowed', failed",
        "b1, '550 5.7.1 Sender rejected', pending",
        "b2, '554 5.7.1 Relay access denied', pending",
        "b3, '550 relay not permitted', pending",
        "b4, '552 5.2.2 mailbox full', pending",
        "b5, '550 5.1.8 bad sender', pending",
        "b6, '450 4.2.0 greylisted', pending",
        "b7, '530 5.7.0 login first', pending",
    })
    void refusal_isFinal_onlyIfItIsAboutTheMailbox(String name, String reply, String state) {
        certify(name + "@others.example");
        row(name + "@others.example", "sent");
        REPLIES.put("<" + name + "@example.org", reply);
        certify(name + "@example.org");
        var row = await().until(
                        () -> find(name + "@example.org"),
                        mail -> mail.get("attempts").asInt() == 1
                                && !mail.get("lastError").isNull());
        assertThat(row.get("state").asString()).isEqualTo(state);
        assertThat(row.get("lastError").asString()).startsWith(reply.replaceFirst("\r\n550 5.1.1", ""));
    }

    @Test
    void bareRefusals_areFinal_onlyWhileTheServerAcceptsOthers() {
        certify("others@example.org");
        row("others@example.org", "sent");
        REPLIES.put("<", "550 no");
        certify("c1@example.org");
        await().until(() -> find("c1@example.org").get("attempts").asInt() == 1
                && !find("c1@example.org").get("lastError").isNull());
        assertThat(find("c1@example.org").get("state").asString()).isEqualTo("pending");
        REPLIES.remove("<");
        REPLIES.put("<c1@", "550 no");
        assertThat(retried("?q=c1@example.org")).isEqualTo(1);
        row("c1@example.org", "failed");
        REPLIES.remove("<c1@");
        assertThat(retried("?state=sent&q=c1@")).isZero();
        assertThat(retried("?state=pending&q=c1@")).isZero();
        assertThat(retried("?state=failed&q=c1@")).isEqualTo(1);
        row("c1@example.org", "sent");
        assertThat(lab.admin().post("/api/mail/retry?state=lost", "").statusCode())
                .isEqualTo(400);
    }

    @Test
    void headers_areAscii_andTheNameOfTheSenderIsEncoded() {
        certify("headers@example.org");
        var mail = mailTo("headers@example.org");
        assertThat(mail.sender()).isEqualTo("MAIL FROM:<dst@xn--espaol-zwa.example>");
        var header = mail.text().split("\n\n")[0];
        assertThat(header)
                .matches("\\p{ASCII}*")
                .contains("From: =?UTF-8?Q?Pr=C3=A1cticas=2C_DST?= <dst@xn--espaol-zwa.example>")
                .contains("To: headers@example.org", "Subject: =?UTF-8?Q?Pr=C3=A1ctica_")
                .containsPattern("Message-ID: <[^>]*@xn--espaol-zwa.example>");
    }

    @ParameterizedTest
    @CsvSource({
        "núria@example.org, núria@example.org",
        "nu\u0301ria.l@example.org, núria.l@example.org",
        "用户@例え.example, 用户@xn--r8jz45g.example",
    })
    void localPartThatIsNotAscii_isSentWithSmtpUtf8(String address, String sentTo) {
        certify(address);
        var mail = mailTo(sentTo);
        assertThat(mail.sender()).endsWith(" SMTPUTF8");
        assertThat(new String(mail.text().getBytes(ISO_8859_1), UTF_8)).contains("To: " + sentTo + "\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Ana <pelim@example.org>", "<pelim@example.org>", " Ruiz, Ana <pelim@example.org>"})
    void addressWithAName_isUnderstood(String submitted) {
        var mails = server.mailsTo("pelim@example.org").size();
        certify(submitted);
        await().until(() -> server.mailsTo("pelim@example.org").size() == mails + 1);
        assertThat(lab.admin().certifiedLines().getLast()).endsWith(";Eva;pelim@example.org");
    }

    private static void certify(String address) {
        var code = student.requestCode();
        var body = """
                {"code":"%s","name":"Eva","email":"%s"}""".formatted(code, address);
        assertThat(lab.admin().post("/api/submissions", body).statusCode()).isEqualTo(201);
    }

    private static int retried(String filter) {
        return AdminClient.json(lab.admin().post("/api/mail/retry" + filter, ""))
                .get("retried")
                .asInt();
    }

    private static JsonNode find(String address) {
        return lab.admin().get("/api/mail?q=" + address).at("/items/0");
    }

    private static void row(String address, String state) {
        await().until(() -> find(address).path("state").asString("").equals(state));
    }

    private static ReceivedText mailTo(String address) {
        return await().until(() -> server.mailsTo(address), mails -> mails.size() == 1)
                .getFirst();
    }
}
