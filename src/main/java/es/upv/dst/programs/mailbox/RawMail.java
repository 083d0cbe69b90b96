// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.mailbox;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.util.SharedByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.Properties;
import org.eclipse.angus.mail.imap.IMAPMessage;

/**
 * The bytes of a mail. They are fetched as a whole and parsed here, because servers differ in how they split a mail
 * into its parts.
 */
record RawMail(byte[] bytes) {

    /** A program of the lab has a few kB. While a mail is read, a few copies of its bytes are in the heap. */
    static final int MAX_BYTES = 8_000_000;

    private static final int MAX_HEADER_BYTES = 65_536;

    /**
     * A part begins with a line that begins with two hyphens. The parser needs over 1 kB for each part. For the parser,
     * a line also ends with a carriage return alone.
     */
    private static final int MAX_DELIMITERS = 10_000;

    /** The largest mail has 105,000 lines of base64. A line of a header needs over 100 bytes when it is parsed. */
    private static final int MAX_LINES = 200_000;

    /** Fetches a mail and does not mark it as read; empty if it is larger than {@value #MAX_BYTES} bytes. */
    static Optional<RawMail> fetch(IMAPMessage mail) throws MessagingException, IOException {
        return mail.getSize() > MAX_BYTES
                ? Optional.empty()
                : Optional.of(fetch(mail, MAX_BYTES + 1)).filter(raw -> raw.bytes.length <= MAX_BYTES);
    }

    /** Fetches the beginning of a mail, with the first {@value #MAX_HEADER_BYTES} bytes of its header. */
    static RawMail fetchHeader(IMAPMessage mail) throws MessagingException, IOException {
        return fetch(mail, MAX_HEADER_BYTES);
    }

    /** The mail may be larger than the server has declared. The rest is not transferred. */
    private static RawMail fetch(IMAPMessage mail, int limit) throws MessagingException, IOException {
        mail.setPeek(true);
        try (var in = mail.getMimeStream()) {
            return new RawMail(in.readNBytes(limit));
        }
    }

    /** Returns whether parsing would take too much memory, because the mail consists of very many lines or parts. */
    boolean hasTooManyParts() {
        var lines = 0;
        var delimiters = 0;
        for (var i = 0; i + 2 < bytes.length; i++) {
            if (bytes[i] == '\n' || bytes[i] == '\r' && bytes[i + 1] != '\n') {
                lines++;
                if (bytes[i + 1] == '-' && bytes[i + 2] == '-') {
                    delimiters++;
                }
            }
        }
        return lines > MAX_LINES || delimiters > MAX_DELIMITERS;
    }

    /** Parses the header of the mail. The parts are parsed when they are read, and share the bytes. */
    MimeMessage parse() throws MessagingException {
        return new MimeMessage(Session.getInstance(new Properties()), new SharedByteArrayInputStream(bytes));
    }

    /** Returns the bytes after the header. Each server adds lines to the header, but two copies have the same body. */
    ByteBuffer body() {
        for (var i = 0; i + 1 < bytes.length; i++) {
            if (bytes[i] == '\n' && (bytes[i + 1] == '\n' || isCrLf(i + 1))) {
                return ByteBuffer.wrap(bytes, i + 1, bytes.length - i - 1);
            }
        }
        return ByteBuffer.allocate(0);
    }

    private boolean isCrLf(int index) {
        return index + 1 < bytes.length && bytes[index] == '\r' && bytes[index + 1] == '\n';
    }
}
