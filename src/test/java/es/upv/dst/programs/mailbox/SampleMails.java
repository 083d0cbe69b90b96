// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.mailbox;

import static es.upv.dst.programs.mailbox.SampleMail.from;
import static es.upv.dst.programs.mailbox.SampleMail.utf8;
import static es.upv.dst.programs.mailbox.SampleMail.zip;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Mails of every kind that students and others send, for a roster with the addresses alumno1@example.org and so on. */
final class SampleMails {

    static final String PROGRAM = """
            # práctica
            import paho.mqtt.client as mqtt
            client = mqtt.Client()
            def on_message(client, userdata, message):
                print(message.payload)
            client.connect("localhost", 1883)
            """;

    private final int student;
    private final String sender;
    private final List<SampleMail> mails = new ArrayList<>();

    private SampleMails(int student) {
        this.student = student;
        this.sender = "alumno" + student + "@example.org";
    }

    /**
     * Returns 40 mails of and about this student, in different kinds. The sources contain the number of the student.
     */
    static List<SampleMail> about(int student) {
        var samples = new SampleMails(student);
        samples.addAttachments();
        samples.addArchives();
        samples.addTexts();
        return Stream.concat(samples.mails.stream(), UnusualMails.about(student).stream())
                .toList();
    }

    private void add(String kind, String expected, SampleMail.Builder mail) {
        mails.add(mail.ofKind(kind, student, expected));
    }

    private String program() {
        return program(student);
    }

    static String program(int student) {
        return PROGRAM + "# " + student + "\n";
    }

    private void addAttachments() {
        add("base64", "received roster", from(sender).text("Hola").attach("practica.py", program()));
        add(
                "quoted-printable",
                "received roster",
                from("\"García, Eva\" <" + sender.toUpperCase(Locale.ROOT) + ">")
                        .part(
                                "Content-Type: text/x-python; charset=utf-8; name=a.py\r\nContent-Transfer-Encoding: quoted-printable",
                                utf8(program())
                                        .replace("=", "=3D")
                                        .replace("\u00c3\u00a1", "=C3=A1")
                                        .replace("\n", "\r\n")));
        add(
                "inline",
                "received roster",
                from(sender)
                        .text("Aquí va:")
                        .part(
                                "Content-Type: text/plain; charset=utf-8\r\nContent-Disposition: inline; filename=a.py",
                                utf8(program()))
                        .text("Un saludo"));
        add(
                "unnamed",
                "received roster",
                from(sender).part("Content-Type: text/x-python; charset=utf-8", utf8(program())));
        add(
                "two-files",
                "received roster",
                from(sender).attach("a.py", program()).attach("b.py", "import json\n"));
        add("encoded-name", "received roster", from(sender).attach("=?UTF-8?B?cHLDoWN0aWNhLnB5?=", program()));
        add(
                "logo",
                "received roster",
                from(sender)
                        .attach("a.py", program())
                        .part(
                                "Content-Type: image/png; name=logo.png\r\nContent-Transfer-Encoding: base64\r\nContent-ID: <l>",
                                "!!!!"));
        add("notebook", "received roster", from(sender).attach("a.ipynb", """
                        {"nbformat":4,"nbformat_minor":5,"metadata":{},"cells":[
                         {"cell_type":"code","metadata":{},"outputs":[],"source":["import paho.mqtt.client as mqtt\\n"]}]}"""));
        add(
                "forwarded",
                "received roster",
                from(sender)
                        .part(
                                "Content-Type: message/rfc822",
                                "From: x@example.org\r\nContent-Type: text/x-python; name=a.py\r\n\r\n"
                                        + utf8(program())));
        add("binary", "unreadable NOT_TEXT", from(sender).attach("a.py", new byte[] {0, 1, 2, 3, (byte) 0xff, 0, 0, 9
        }));
        add("pdf", "unreadable UNSUPPORTED_FORMAT", from(sender).attach("practica.pdf", "%PDF-1.4"));
    }

    private void addArchives() {
        var inner = zip("a.py", program());
        add("zip", "received roster", from(sender).attach("p.zip", inner));
        add("nested-zip", "received roster", from(sender).attach("p.zip", zip("inner.zip", inner)));
        add(
                "deep-zip",
                "unreadable NESTED_ARCHIVE",
                from(sender).attach("p.zip", zip("b.zip", zip("c.zip", zip("d.zip", inner)))));
        add(
                "zip-bomb",
                "unreadable COMPRESSION_RATIO",
                from(sender).attach("p.zip", zip("a.py", new byte[20_000_000])));
        add("bad-zip", "unreadable BAD_ARCHIVE", from(sender).attach("p.zip", "PK no zip"));
    }

    private void addTexts() {
        add("in-text", "received roster", from(sender).text("Hola:\n\n" + program()));
        add(
                "flowed",
                "received roster",
                from(sender)
                        .content(
                                "Content-Type: text/plain; charset=utf-8; format=flowed",
                                utf8(program().replace("\n ", "\n  "))));
        add(
                "html-only",
                "received roster",
                from(sender)
                        .content(
                                "Content-Type: text/html; charset=utf-8",
                                "<html><body><p>Hola:</p>"
                                        + utf8(program()
                                                .lines()
                                                .map(line -> "<div>" + line.replace(" ", "&nbsp;") + "</div>")
                                                .collect(Collectors.joining("\n")))
                                        + "</body></html>"));
        add(
                "html-without-source",
                "unreadable NO_SOURCE",
                from(sender).content("Content-Type: text/html", "<p>Se lo mando luego.</p>"));
        add(
                "windows-1252",
                "received roster",
                from(sender).content("Content-Type: text/plain; charset=windows-1252", program() + "# \u0080\u00f1"));
        add("empty", "unreadable NO_SOURCE", from(sender).content("Content-Type: text/plain", ""));
    }

    /** Returns a mail that is larger than the lab reads. */
    static SampleMail tooLarge() {
        var content = Base64.getMimeEncoder().encodeToString(new byte[16_000_000]);
        return from("alumno1@example.org")
                .header("Message-ID: <too-large@x>")
                .part("Content-Type: application/zip; name=a.zip\r\nContent-Transfer-Encoding: base64", content)
                .expect("too-large", "unreadable MAIL_TOO_LARGE");
    }
}
