// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.mailbox;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.util.SharedByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Properties;
import org.eclipse.angus.mail.imap.IMAPMessage;

/**
 * The bytes of a mail. They are fetched as a whole and parsed here, because servers differ in how they split a mail
 * into its parts.
 */
record RawMail(byte[] bytes) {

    static final int MAX_BYTES = 20_000_000;

    /**
     * A part begins with a line that begins with two hyphens. The parser needs over 1 kB for each part. For the parser,
     * a line also ends with a carriage return alone.
     */
    private static final int MAX_DELIMITERS = 10_000;

    private static final int MAX_LINES = 1_000_000;

    /** Fetches a mail and does not mark it as read; empty if it is larger than {@value #MAX_BYTES} bytes. */
    static Optional<RawMail> fetch(IMAPMessage mail) throws MessagingException, IOException {
        mail.setPeek(true);
        if (mail.getSize() > MAX_BYTES) {
            return Optional.empty();
        }
        var out = new LimitedOutput();
        try {
            mail.writeTo(out);
        } catch (TooLargeException e) {
            return Optional.empty();
        }
        return Optional.of(new RawMail(out.toByteArray()));
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
    byte[] body() {
        for (var i = 0; i + 1 < bytes.length; i++) {
            var emptyLine = bytes[i] == '\n' && (bytes[i + 1] == '\n' || startsWith(i + 1, "\r\n"));
            if (emptyLine) {
                return Arrays.copyOfRange(bytes, i + 1, bytes.length);
            }
        }
        return new byte[0];
    }

    private boolean startsWith(int index, String text) {
        var end = index + text.length();
        return end <= bytes.length && Arrays.equals(bytes, index, end, text.getBytes(ISO_8859_1), 0, text.length());
    }

    /** Stops the transfer of a mail that is larger than the server has declared. */
    private static final class LimitedOutput extends ByteArrayOutputStream {

        @Override
        public synchronized void write(int value) {
            super.write(value);
            requireLimit();
        }

        @Override
        public synchronized void write(byte[] bytes, int offset, int length) {
            super.write(bytes, offset, length);
            requireLimit();
        }

        private void requireLimit() {
            if (count > MAX_BYTES) {
                throw new TooLargeException();
            }
        }
    }

    private static final class TooLargeException extends RuntimeException {}
}
