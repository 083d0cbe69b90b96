// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.mailbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import es.upv.dst.fixture.AdminClient;
import es.upv.dst.fixture.Lab;
import es.upv.dst.fixture.SmtpServer;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Tests what becomes of mails of every kind, and which of them are answered. */
class MailboxIT {

    private static final String DEADLINE = "2026-06-01T00:00:00Z";

    @TempDir
    static Path folder;

    private static final MailboxServer mailbox = new MailboxServer();
    private static final SmtpServer smtp = new SmtpServer();
    private static Lab lab;
    private static AdminClient rest;
    private static ListedPrograms programs;

    @BeforeAll
    static void start() {
        var settings = Stream.of(
                        Stream.of(mailbox.settings("--")),
                        Stream.of(smtp.settings()),
                        Stream.of(
                                "--dst.programs.receipts-per-hour=40",
                                "--dst.programs.unknown-receipts-per-hour=100",
                                "--dst.programs.mails-per-student=100",
                                "--dst.programs.deadline=" + DEADLINE))
                .flatMap(part -> part)
                .toArray(String[]::new);
        lab = Lab.embedded(folder, settings).enroll(20);
        rest = lab.admin();
        programs = new ListedPrograms(rest);
    }

    @AfterAll
    static void stop() {
        lab.close();
        smtp.close();
        mailbox.close();
    }

    /** The 81 mails have one copy of each of two mails. */
    @Test
    void mailsOfEveryKind_endWhereTheyShould() {
        var mails = new ArrayList<>(SampleMails.about(1));
        mails.addAll(SampleMails.about(3));
        mails.add(SampleMails.tooLarge());
        assertThat(mails).hasSize(81);
        mails.forEach(mailbox::deliver);
        await().atMost(Duration.ofMinutes(1)).until(mailbox::hasOnlyMarkedMails);
        programs.assertOutcomes(mails);
    }

    @Test
    void mailBeforeTheDeadline_counts_andLaterOneIsKeptAsLate() {
        deliver(5, "in-time", "2026-05-31T23:59:59Z");
        deliver(5, "late", "2026-06-01T00:00:01Z");
        await().until(() -> programs.total("?dni=00000005") == 2);
        var items = rest.get("/api/programs?dni=00000005")
                .get("items")
                .valueStream()
                .toList();
        assertThat(items)
                .extracting(item -> item.get("subject").asString() + item.get("counts") + item.get("late"))
                .containsExactlyInAnyOrder("in-timetruefalse", "latefalsetrue");
    }

    @Test
    void receipt_answersTheMail_andSaysWhatWasRead() throws Exception {
        mailbox.deliver(SampleMail.from("alumno6@example.org")
                .header("Message-ID: <question@private.example>")
                .attach("practica.py", SampleMails.PROGRAM)
                .expect("Entrega", ""));
        var receipt = await().until(() -> receiptsTo("alumno6@example.org"), list -> list.size() == 1)
                .getFirst();
        assertThat(receipt.getSubject()).isEqualTo("Práctica de MQTT: hemos recibido tu programa");
        assertThat(receipt.getHeader("Auto-Submitted")).containsExactly("auto-replied");
        assertThat(receipt.getHeader("In-Reply-To")).containsExactly("<question@private.example>");
        for (var part = 0; part < 2; part++) {
            assertThat(((Multipart) receipt.getContent())
                            .getBodyPart(part)
                            .getContent()
                            .toString())
                    .contains("Hola, Alumno 6:", "practica.py", "Líneas: 6", "Versión: 1", "pedir un código")
                    .doesNotContain("??", "{0}");
        }
    }

    @Test
    void addressOfAnAcceptedSubmission_isTheStudentsWhomItCertifies_notWhoRequestedTheCode() {
        try (var student = lab.student(7)) {
            certify(student.requestCode(), "Nobody", "nobody@private.example");
            certify(student.requestCode(), "alumno 8", "eight@private.example");
        }
        var first = deliverFrom("nobody@private.example", "first");
        assertThat(ListedPrograms.outcome(first)).isEqualTo("unassigned");
        assertThat(programs.letters("?q=nobody@private"))
                .singleElement()
                .satisfies(letter -> assertThat(letter.toString()).doesNotContain("Alumno"));
        var submission =
                rest.get("/api/grades/unmatched").at("/items/0/submissionId").asString();
        assertThat(rest.exchange(
                                "PUT",
                                "/api/grades/assignments/" + submission,
                                "application/json",
                                "application/json",
                                """
                        {"dni":"00000009","reason":"asked"}""")
                        .statusCode())
                .isEqualTo(200);
        var second = deliverFrom("nobody@private.example", "second");
        assertThat(ListedPrograms.outcome(second)).isEqualTo("received submission");
        assertThat(second.get("dni").asString()).isEqualTo("00000009");
        var eight = deliverFrom("eight@private.example", "eight");
        assertThat(ListedPrograms.outcome(eight)).isEqualTo("received submission");
        assertThat(eight.get("dni").asString()).isEqualTo("00000008");
    }

    private static JsonNode deliverFrom(String sender, String subject) {
        mailbox.deliver(
                SampleMail.from(sender).attach("a.py", SampleMails.PROGRAM).expect(subject, ""));
        return await().until(
                        () -> programs.items("?q=" + sender).stream()
                                .filter(item -> item.get("subject").asString().equals(subject))
                                .toList(),
                        list -> list.size() == 1)
                .getFirst();
    }

    @Test
    void manyMailsOfOneSender_areAllStored_andAnsweredUpToTheLimit() {
        for (var number = 0; number < 45; number++) {
            mailbox.deliver(SampleMail.from("flood@private.example")
                    .text("mail " + number)
                    .expect("flood", ""));
        }
        await().until(() -> programs.total("?q=flood@private") == 45);
        assertThat(programs.letters("?q=flood@private")).hasSize(40);
    }

    @Test
    void doctorAndHealth_reportTheMailboxWithoutItsPassword() {
        assertThat(rest.doctorFailures()).doesNotContainKey("mailbox");
        assertThat(rest.get("/api/doctor").toString())
                .contains("imap://127.0.0.1")
                .doesNotContain("p@ss");
        assertThat(rest.get("/actuator/health").at("/components/mailbox/status").asString())
                .isEqualTo("UP");
    }

    private static void deliver(int student, String subject, String receivedAt) {
        var mail = SampleMail.from("alumno" + student + "@example.org")
                .attach("a.py", SampleMails.PROGRAM)
                .expect(subject, "");
        mailbox.deliver(mail.raw(), Instant.parse(receivedAt));
    }

    private static void certify(String code, String name, String email) {
        assertThat(rest.post("/api/submissions", """
                        {"code":"%s","name":"%s","email":"%s"}""".formatted(code, name, email))
                        .statusCode())
                .isEqualTo(201);
    }

    private static List<MimeMessage> receiptsTo(String address) {
        return smtp.received().stream()
                .filter(mail -> mail.recipient().equals(address))
                .map(SmtpServer.Received::message)
                .toList();
    }
}
