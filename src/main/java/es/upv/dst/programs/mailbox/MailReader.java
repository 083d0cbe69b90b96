// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.mailbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import es.upv.dst.mail.MailProperties;
import es.upv.dst.programs.intake.ContentHash;
import es.upv.dst.programs.intake.HandIn.MailBody;
import es.upv.dst.programs.intake.HandIn.MailDefect;
import es.upv.dst.programs.intake.HandIn.ReceivedMail;
import es.upv.dst.storage.Excerpt;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Set;
import org.eclipse.angus.mail.imap.IMAPMessage;

/**
 * Reads a mail of the mailbox. A mail that cannot be parsed is a value with its reason. Only a failure of the server or
 * the connection is an exception.
 */
final class MailReader {

    private final Set<String> own;
    private final InstantSource clock;

    MailReader(MailProperties properties, MailboxAddress mailbox, InstantSource clock) {
        this.own = Set.of(
                properties.sender().getAddress().toLowerCase(Locale.ROOT),
                mailbox.user().toLowerCase(Locale.ROOT));
        this.clock = clock;
    }

    /** @throws MessagingException or IOException if the server does not deliver the mail */
    ReceivedMail read(IMAPMessage mail) throws MessagingException, IOException {
        var raw = RawMail.fetch(mail);
        return raw.isPresent() ? read(raw.get(), receivedAt(mail)) : tooLarge(mail);
    }

    private ReceivedMail tooLarge(IMAPMessage mail) throws MessagingException {
        var header = MailHeader.of(mail, own);
        var detail = "%,d bytes, at most %,d are read".formatted(mail.getSize(), RawMail.MAX_BYTES);
        var size = String.valueOf(mail.getSize()).getBytes(UTF_8);
        return received(header, size, receivedAt(mail), new MailBody.Unusable(MailDefect.MAIL_TOO_LARGE, detail));
    }

    ReceivedMail read(RawMail raw, Instant receivedAt) {
        if (raw.hasTooManyParts()) {
            var header = new MailHeader("", "", "", "", true);
            return received(header, raw.bytes(), receivedAt, tooManyParts());
        }
        try {
            var message = raw.parse();
            return received(MailHeader.of(message, own), raw.body(), receivedAt, body(message));
        } catch (MessagingException | RuntimeException e) {
            return received(new MailHeader("", "", "", "", true), raw.bytes(), receivedAt, damaged(e));
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
            return damaged(e);
        }
    }

    private static MailBody tooManyParts() {
        return new MailBody.Unusable(MailDefect.MAIL_TOO_MANY_PARTS, "");
    }

    private static MailBody damaged(Throwable e) {
        return new MailBody.Unusable(
                MailDefect.MAIL_DAMAGED,
                Excerpt.of(String.valueOf(e.getMessage())).strip());
    }

    private static ReceivedMail received(MailHeader header, byte[] content, Instant receivedAt, MailBody body) {
        var identity = header.sender() + "\n" + header.subject() + "\n" + header.date();
        return new ReceivedMail(
                ContentHash.of(identity.getBytes(UTF_8), content),
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
