// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.mailbox;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A mail, and what has to become of it.
 *
 * @param subject identifies the mail in the list of programs
 * @param expected the state and, after a space, the reason or the basis of the assignment
 * @param answered whether a receipt has to be sent
 */
record SampleMail(String subject, byte[] raw, String expected, boolean answered) {

    static Builder from(String sender) {
        return new Builder(sender);
    }

    /** Builds a mail byte by byte, because a library would not build some of these mails. */
    static final class Builder {

        private final StringBuilder header = new StringBuilder();
        private final StringBuilder parts = new StringBuilder();
        private String body = "";
        private boolean answered = true;

        private Builder(String sender) {
            if (!sender.isEmpty()) {
                header.append("From: ").append(sender).append("\r\n");
            } else {
                answered = false;
            }
            header.append("To: programas@example.org\r\nMIME-Version: 1.0\r\n");
        }

        Builder header(String line) {
            header.append(line).append("\r\n");
            return this;
        }

        Builder notAnswered() {
            answered = false;
            return this;
        }

        /** Adds a part; its content is already encoded. */
        Builder part(String headers, String content) {
            parts.append("--limit\r\n")
                    .append(headers)
                    .append("\r\n\r\n")
                    .append(content)
                    .append("\r\n");
            return this;
        }

        Builder text(String text) {
            return part("Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit", utf8(text));
        }

        Builder attach(String name, byte[] content) {
            return part(
                    "Content-Type: application/octet-stream; name=\"%s\"\r\nContent-Transfer-Encoding: base64\r\nContent-Disposition: attachment; filename=\"%s\""
                            .formatted(name, name),
                    Base64.getMimeEncoder().encodeToString(content));
        }

        Builder attach(String name, String content) {
            return attach(name, content.getBytes(UTF_8));
        }

        /** Makes this the whole content, with its own header lines. */
        Builder content(String headers, String content) {
            header(headers);
            body = content;
            return this;
        }

        SampleMail ofKind(String kind, int student, String expected) {
            return header("Message-ID: <%s.%d@private.example>".formatted(kind, student))
                    .expect(kind + "-" + student, expected);
        }

        SampleMail expect(String subject, String expected) {
            header.append("Subject: ").append(subject).append("\r\n");
            if (!parts.isEmpty()) {
                header.append("Content-Type: multipart/mixed; boundary=limit\r\n");
                body = parts + "--limit--\r\n";
            }
            return new SampleMail(subject, (header + "\r\n" + body).getBytes(ISO_8859_1), expected, answered);
        }
    }

    /** Returns a text whose ISO 8859-1 bytes are the UTF-8 bytes of this text. */
    static String utf8(String text) {
        return new String(text.getBytes(UTF_8), ISO_8859_1);
    }

    /** Returns whether the sender or the text names a student; a mail that is not read is assigned by its sender. */
    boolean hasStudent() {
        return expected.startsWith("received")
                || expected.startsWith("unreadable") && new String(raw, ISO_8859_1).contains("From: alumno");
    }

    SampleMail withRaw(UnaryOperator<String> change) {
        return new SampleMail(
                subject, change.apply(new String(raw, ISO_8859_1)).getBytes(ISO_8859_1), expected, answered);
    }

    static byte[] zip(Object... namesAndContents) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var i = 0; i < namesAndContents.length; i += 2) {
                zip.putNextEntry(new ZipEntry((String) namesAndContents[i]));
                zip.write(
                        namesAndContents[i + 1] instanceof String text
                                ? text.getBytes(UTF_8)
                                : (byte[]) namesAndContents[i + 1]);
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return bytes.toByteArray();
    }
}
