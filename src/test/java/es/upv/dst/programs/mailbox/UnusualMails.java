// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.mailbox;

import static es.upv.dst.programs.mailbox.SampleMail.from;

import es.upv.dst.fixture.Lab;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Mails of unknown senders, repeated and forged mails, damaged mails, and mails that programs have sent. */
final class UnusualMails {

    private static final String STRANGER = "eva@private.example";

    private final int student;
    private final String sender;
    private final List<SampleMail> mails = new ArrayList<>();

    private UnusualMails(int student) {
        this.student = student;
        this.sender = "alumno" + student + "@example.org";
    }

    static List<SampleMail> about(int student) {
        var samples = new UnusualMails(student);
        samples.addSenders();
        samples.addDamaged();
        samples.addAutomatic();
        return samples.mails;
    }

    private void add(String kind, String expected, SampleMail.Builder mail) {
        mails.add(mail.ofKind(kind, student, expected));
    }

    private String program() {
        return SampleMails.program(student);
    }

    private void addSenders() {
        var dni = Lab.dni(student);
        add(
                "dni-in-text",
                "received dni",
                from(STRANGER).text("Soy " + dni + "-Z").attach("a.py", program()));
        mails.add(from(STRANGER)
                .header("Message-ID: <dni-in-subject." + student + "@x>")
                .attach("a.py", program())
                .expect("dni-in-subject-%d DNI %sZ".formatted(student, dni), "received dni"));
        add(
                "two-dnis",
                "unassigned",
                from(STRANGER).text(dni + " y " + Lab.dni(student + 1)).attach("a.py", program()));
        add("stranger", "unassigned", from(STRANGER).attach("a.py", program()));
        add("no-sender", "unassigned", from("").attach("a.py", program()));
        mails.add(from(sender).attach("a.py", program()).expect("no-message-id-" + student, "received roster"));
        var first = from(sender)
                .header("Message-ID: <same." + student + "@x>")
                .attach("a.py", program())
                .expect("repeated-" + student, "received roster");
        mails.add(first);
        mails.add(first.withRaw(raw -> "Received: from elsewhere\r\n" + raw));
        mails.add(from(sender)
                .header("Message-ID: <same." + student + "@x>")
                .attach("a.py", program() + "# other\n")
                .expect("forged-message-id-" + student, "received roster"));
    }

    private void addDamaged() {
        var source = "Content-Type: text/x-python; name=a.py\r\nContent-Transfer-Encoding: ";
        add("unknown-encoding", "unreadable MAIL_DAMAGED", from(sender).part(source + "x-rot13", program()));
        add("broken-base64", "unreadable MAIL_DAMAGED", from(sender).part(source + "base64", "aW1wb3J0IHN5cw*=a"));
        add(
                "no-boundary",
                "unreadable MAIL_DAMAGED",
                from(sender).content("Content-Type: multipart/mixed; boundary=missing", program()));
        add(
                "deep-parts",
                "unreadable MAIL_TOO_MANY_PARTS",
                from(sender)
                        .content(
                                "Content-Type: multipart/mixed; boundary=b0",
                                IntStream.range(1, 60)
                                        .mapToObj(i -> "--b%d\r\nContent-Type: multipart/mixed; boundary=b%d\r\n\r\n"
                                                .formatted(i - 1, i))
                                        .collect(Collectors.joining())));
        add(
                "many-parts",
                "unreadable MAIL_TOO_MANY_PARTS",
                from(sender)
                        .content(
                                "Content-Type: multipart/mixed; boundary=b",
                                "--b\r\n\r\nx\r\n".repeat(1_000) + "--b--"));
        add("winmail", "unreadable WINMAIL_DAT", from(sender).text("Hola").attach("winmail.dat", "x\u009f>\""));
    }

    private void addAutomatic() {
        add(
                "out-of-office",
                "unreadable NO_SOURCE",
                from(sender)
                        .header("Auto-Submitted: auto-replied")
                        .text("Estoy fuera.")
                        .notAnswered());
        add(
                "mailing-list",
                "unreadable NO_SOURCE",
                from(sender).header("List-Id: <all.example.org>").text("Aviso").notAnswered());
        add(
                "bounce",
                "unreadable NO_SOURCE",
                from("MAILER-DAEMON@example.org")
                        .header("Return-Path: <>")
                        .text("Undelivered")
                        .notAnswered());
    }
}
