// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.mail.smtp;

import es.upv.dst.address.EmailAddress;
import es.upv.dst.mail.DeliveryError;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/**
 * A connection to the mail server. It can send one mail at a time.
 *
 * @param smtpUtf8 whether its mails use the extension SMTPUTF8, if the server offers it
 * @param usedAt when the last mail was sent over this connection
 */
public record SmtpConnection(Session session, SMTPTransport transport, boolean smtpUtf8, Instant usedAt) {

    private static final int OK = 250;
    private static final int WILL_FORWARD = 251;

    void send(MimeMessage message, EmailAddress recipient) throws MessagingException {
        transport.sendMessage(message, new Address[] {MimeMessageFactory.internetAddress(recipient)});
    }

    /**
     * Sends a command to the server and returns whether the server answers, because many servers close a connection
     * after some mails or seconds.
     */
    boolean pingServer() {
        return transport.isConnected();
    }

    boolean offersSmtpUtf8() {
        return transport.supportsExtension("SMTPUTF8");
    }

    /**
     * Asks whether the server accepts mails from this sender, without sending one. Returns why it does not. The
     * connection cannot be used again.
     */
    public Optional<String> refusalOf(EmailAddress sender) throws MessagingException {
        if (sender.needsSmtpUtf8() && !offersSmtpUtf8()) {
            return Optional.of(DeliveryError.NO_SMTPUTF8_FOR_SENDER.english());
        }
        var code = transport.simpleCommand(mailFrom(sender));
        var reply = SmtpReply.of(code, transport.getLastServerResponse());
        return Optional.of(reply.words()).filter(_ -> code != OK);
    }

    private static String mailFrom(EmailAddress sender) {
        return "MAIL FROM:<%s>%s".formatted(sender.forSmtp(), sender.needsSmtpUtf8() ? " SMTPUTF8" : "");
    }

    /** Asks whether the server accepts mails from this sender to this mailbox, without sending one. */
    boolean accepts(EmailAddress sender, EmailAddress recipient) throws MessagingException {
        try {
            if (transport.simpleCommand(mailFrom(sender)) != OK) {
                return false;
            }
            var code = transport.simpleCommand("RCPT TO:<%s>".formatted(recipient.forSmtp()));
            return code == OK || code == WILL_FORWARD;
        } finally {
            transport.simpleCommand("RSET");
        }
    }

    SmtpConnection withUsedAt(Instant now) {
        return new SmtpConnection(session, transport, smtpUtf8, now);
    }

    public void close() {
        try {
            transport.close();
        } catch (MessagingException e) {
            // Ignored, because the connection is not used again.
        }
    }
}
