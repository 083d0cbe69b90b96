// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.mailbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import es.upv.dst.mail.MailProperties;
import es.upv.dst.programs.intake.ContentHash;
import es.upv.dst.programs.intake.HandIn.MailBody;
import es.upv.dst.programs.intake.HandIn.MailDefect;
import es.upv.dst.programs.intake.HandIn.ReceivedMail;
import es.upv.dst.programs.mailbox.Mailbox.UnmarkedMail;
import es.upv.dst.storage.Excerpt;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.angus.mail.imap.IMAPMessage;

/**
 * Reads a mail of the mailbox. A mail that cannot be parsed is a value with its reason. Only a failure of the server or
 * the connection is an exception.
 */
final class MailReader {

    private final Set<String> own;
    private final InstantSource clock;

    MailReader(MailProperties properties, MailboxAddress mailbox, InstantSource clock) {
        this.own = Stream.of(properties.sender().address().key(), mailbox.user().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        this.clock = clock;
    }

    /**
     * Reads a mail that was fetched.
     *
     * @param raw empty if the mail is too large; then its header is fetched
     */
    ReceivedMail read(IMAPMessage mail, Optional<RawMail> raw) throws MessagingException, IOException {
        return raw.isPresent() ? read(raw.get(), receivedAt(mail)) : tooLarge(mail);
    }

    private ReceivedMail tooLarge(IMAPMessage mail) throws MessagingException, IOException {
        var detail = "%,d bytes, at most %,d are read".formatted(mail.getSize(), RawMail.MAX_BYTES);
        var size = ByteBuffer.wrap(String.valueOf(mail.getSize()).getBytes(UTF_8));
        var body = new MailBody.Unusable(MailDefect.MAIL_TOO_LARGE, detail);
        return received(header(mail), size, receivedAt(mail), body);
    }

    ReceivedMail read(RawMail raw, Instant receivedAt) {
        var all = ByteBuffer.wrap(raw.bytes());
        if (raw.hasTooManyParts()) {
            return received(MailHeader.NONE, all, receivedAt, tooManyParts());
        }
        try {
            var message = raw.parse();
            return received(MailHeader.of(message, own), raw.body(), receivedAt, body(message));
        } catch (MessagingException | RuntimeException e) {
            return received(MailHeader.NONE, all, receivedAt, damaged(String.valueOf(e.getMessage())));
        }
    }

    /**
     * Reads the header of a mail only, if the server delivers it.
     *
     * @param why why the content is not read
     */
    ReceivedMail readHeader(UnmarkedMail mail, String why) throws MessagingException, IOException {
        return unread(mail, header(mail.message()), why);
    }

    /** Takes the sender and the subject from the server, which may have them although it does not deliver the mail. */
    ReceivedMail readEnvelope(UnmarkedMail mail, String why) throws MessagingException, IOException {
        return unread(mail, envelope(mail.message()), why);
    }

    /**
     * Returns a mail of which nothing is read.
     *
     * @param why the reason for that
     */
    ReceivedMail unread(UnmarkedMail mail, String why) throws MessagingException {
        return unread(mail, MailHeader.NONE, why);
    }

    /** The identity of such a mail is its number in the folder, because the hash of its content is unknown. */
    private ReceivedMail unread(UnmarkedMail mail, MailHeader header, String why) throws MessagingException {
        var number = ByteBuffer.wrap(mail.id().toString().getBytes(UTF_8));
        var detail = "%s; it has the UID %d".formatted(why, mail.id().uid());
        return received(header, number, receivedAt(mail.message()), damaged(detail));
    }

    /** @throws MessagingException or IOException if the connection is lost, after which another attempt may succeed */
    private MailHeader header(IMAPMessage mail) throws MessagingException, IOException {
        try {
            return MailHeader.of(RawMail.fetchHeader(mail).parse(), own);
        } catch (MessagingException | IOException | RuntimeException e) {
            rethrowConnectionLoss(e);
            return envelope(mail);
        }
    }

    private MailHeader envelope(IMAPMessage mail) throws MessagingException, IOException {
        try {
            return MailHeader.ofEnvelope(mail, own);
        } catch (MessagingException | RuntimeException e) {
            rethrowConnectionLoss(e);
            return MailHeader.NONE;
        }
    }

    private static void rethrowConnectionLoss(Exception e) throws MessagingException, IOException {
        if (Mailbox.isConnectionLost(e)) {
            switch (e) {
                case MessagingException failure -> throw failure;
                case IOException failure -> throw failure;
                default -> throw new IOException(e);
            }
        }
    }

    private static MailBody body(MimeMessage message) {
        try {
            return PartCollector.collect(message);
        } catch (PartCollector.TooManyPartsException e) {
            return tooManyParts();
        } catch (PartCollector.TextTooLongException e) {
            return new MailBody.Unusable(MailDefect.MAIL_TOO_LARGE, String.valueOf(e.getMessage()));
        } catch (MessagingException | IOException | RuntimeException | StackOverflowError e) {
            return damaged(String.valueOf(e.getMessage()));
        }
    }

    private static MailBody tooManyParts() {
        return new MailBody.Unusable(MailDefect.MAIL_TOO_MANY_PARTS, "");
    }

    private static MailBody damaged(String detail) {
        return new MailBody.Unusable(MailDefect.MAIL_DAMAGED, Excerpt.of(detail).strip());
    }

    private static ReceivedMail received(MailHeader header, ByteBuffer content, Instant receivedAt, MailBody body) {
        var identity = header.sender() + "\n" + header.subject() + "\n" + header.date();
        return new ReceivedMail(
                ContentHash.of(ByteBuffer.wrap(identity.getBytes(UTF_8)), content),
                header.messageId(),
                header.sender(),
                header.subject(),
                !header.automatic(),
                body,
                receivedAt);
    }

    /** When the server has received the mail, which the sender cannot forge. Not in the future. */
    private Instant receivedAt(IMAPMessage mail) throws MessagingException {
        var now = clock.instant();
        var received = mail.getReceivedDate();
        return received == null || received.toInstant().isAfter(now) ? now : received.toInstant();
    }
}
