// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.mailbox;

import es.upv.dst.programs.intake.HandIn.MailBody;
import es.upv.dst.programs.intake.HandIn.MailDefect;
import es.upv.dst.programs.source.HandedInFile;
import es.upv.dst.text.WhiteSpace;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimeUtility;
import jakarta.mail.internet.ParseException;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Collects the files and the text of a mail. Parts with a name, or that are declared as attachments, are files. Images,
 * sound and films are not read. If a text is there as plain text and as HTML, the plain text is used.
 */
final class PartCollector {

    private static final int MAX_PARTS = 200;
    private static final int MAX_DEPTH = 12;
    /** To decode a name of many lines takes very long. */
    private static final int MAX_NAME = 10_000;

    /** To search for a long boundary takes very long. RFC 2046 allows 70 characters. */
    private static final int MAX_BOUNDARY = 200;

    /** A parameter needs many times its size when it is parsed. Mail programs send a few. */
    private static final int MAX_PARAMETERS = 1_000;

    private static final String WINMAIL = "winmail.dat";

    /**
     * All texts of a mail, decoded. A text needs many times its size when it is searched for source or parsed as HTML.
     */
    private static final int MAX_TEXT_BYTES = 500_000;

    private final List<HandedInFile> files = new ArrayList<>();
    private final StringBuilder plain = new StringBuilder();
    private final StringBuilder html = new StringBuilder();
    private int parts;
    private int textBytes;
    private boolean winmail;

    private PartCollector() {}

    /**
     * @throws TooManyPartsException if the mail has too many parts, or too many levels of parts
     * @throws TextTooLongException if the text of the mail is too long
     */
    static MailBody collect(MimeMessage mail) throws MessagingException, IOException {
        var collector = new PartCollector();
        collector.add(mail, 0);
        return collector.result();
    }

    private MailBody result() {
        var text = WhiteSpace.isBlank(plain.toString()) ? MailText.ofHtml(html.toString()) : plain.toString();
        return new MailBody.MailParts(
                files,
                Optional.of(text).filter(found -> !WhiteSpace.isBlank(found)),
                winmail ? Optional.of(MailDefect.WINMAIL_DAT) : Optional.empty());
    }

    private void add(Part part, int depth) throws MessagingException, IOException {
        parts++;
        if (parts > MAX_PARTS || depth > MAX_DEPTH) {
            throw new TooManyPartsException();
        }
        checkParameters(part);
        var type = contentType(part);
        switch (type.getPrimaryType().toLowerCase(Locale.ROOT)) {
            case "multipart" -> addParts(part, type, depth);
            case "message" -> addForwarded(part, type, depth);
            case "image", "audio", "video", "font" -> {}
            default -> addLeaf(part, type);
        }
    }

    private static void checkParameters(Part part) throws MessagingException {
        for (var name : List.of("Content-Type", "Content-Disposition")) {
            var values = part.getHeader(name);
            if (values != null
                    && values[0].chars().filter(character -> character == ';').count() > MAX_PARAMETERS) {
                throw new MessagingException("the header %s has over %d parameters".formatted(name, MAX_PARAMETERS));
            }
        }
    }

    /** Without a boundary, the parser would search for the first line that begins with two hyphens. */
    private void addParts(Part part, ContentType type, int depth) throws MessagingException, IOException {
        var boundary = type.getParameter("boundary");
        if (boundary == null || boundary.length() > MAX_BOUNDARY) {
            throw new MessagingException(
                    "a part has no boundary, or one of over %d characters".formatted(MAX_BOUNDARY));
        }
        var multipart = new MimeMultipart(part.getDataHandler().getDataSource());
        for (var i = 0; i < multipart.getCount(); i++) {
            add(multipart.getBodyPart(i), depth + 1);
        }
    }

    /** Reads the parts of a mail that was forwarded as an attachment. Reports of mail servers are ignored. */
    private void addForwarded(Part part, ContentType type, int depth) throws MessagingException, IOException {
        if (type.match("message/rfc822")) {
            add(new MimeMessage(null, part.getInputStream()), depth + 1);
        }
    }

    private void addLeaf(Part part, ContentType type) throws MessagingException, IOException {
        var name = fileName(part);
        winmail |= type.match("application/ms-tnef")
                || name.filter(WINMAIL::equalsIgnoreCase).isPresent();
        var attached = Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition());
        if (name.isPresent() || attached) {
            addFile(name.orElseGet(() -> defaultName(type)), part);
        } else if (type.match("text/plain")) {
            plain.append(MailText.unwrap(MailText.decode(textBytes(part), type), type))
                    .append('\n');
        } else if (type.match("text/html")) {
            html.append(MailText.decode(textBytes(part), type));
        } else {
            addFile(defaultName(type), part);
        }
    }

    private void addFile(String name, Part part) throws MessagingException, IOException {
        files.add(new HandedInFile(name, bytes(part)));
    }

    private byte[] textBytes(Part part) throws MessagingException, IOException {
        try (var in = part.getInputStream()) {
            var bytes = in.readNBytes(MAX_TEXT_BYTES - textBytes + 1);
            textBytes += bytes.length;
            if (textBytes > MAX_TEXT_BYTES) {
                throw new TextTooLongException();
            }
            return bytes;
        }
    }

    private static byte[] bytes(Part part) throws MessagingException, IOException {
        try (var in = part.getInputStream()) {
            return in.readAllBytes();
        }
    }

    private static String defaultName(ContentType type) {
        return type.getSubType().toLowerCase(Locale.ROOT).contains("python") ? "attachment.py" : "attachment.txt";
    }

    /** A part without a readable type is text, as RFC 2045 says. */
    private static ContentType contentType(Part part) throws MessagingException {
        try {
            return new ContentType(part.getContentType());
        } catch (ParseException e) {
            return new ContentType("text", "plain", null);
        }
    }

    private static Optional<String> fileName(Part part) throws MessagingException {
        var name = part.getFileName();
        if (name == null || WhiteSpace.isBlank(name)) {
            return Optional.empty();
        }
        // The end, because that is where the extension is.
        var end = name.substring(Math.max(0, name.length() - MAX_NAME));
        try {
            return Optional.of(MimeUtility.decodeText(end));
        } catch (UnsupportedEncodingException e) {
            return Optional.of(end);
        }
    }

    /** The mail has too many parts, or parts in too many levels. */
    static final class TooManyPartsException extends IOException {}

    /** The texts of the mail together are too long. */
    static final class TextTooLongException extends IOException {

        TextTooLongException() {
            super("over %,d bytes of text".formatted(MAX_TEXT_BYTES));
        }
    }
}
