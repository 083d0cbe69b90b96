// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.mail.smtp;

import static java.nio.charset.StandardCharsets.UTF_8;

import es.upv.dst.mail.Mail;
import es.upv.dst.mail.Mail.MailTopic;
import es.upv.dst.mail.MailProperties;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.time.InstantSource;
import java.util.Date;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Creates MIME messages with text and HTML. A header contains no text from a student, except the address and the
 * Message-ID of a mail that is answered.
 */
@Component
class MimeMessageFactory {

    private final MailRenderer renderer;
    private final MailProperties properties;
    private final InstantSource clock;

    MimeMessageFactory(MailRenderer renderer, MailProperties properties, InstantSource clock) {
        this.renderer = renderer;
        this.properties = properties;
        this.clock = clock;
    }

    MimeMessage create(Mail mail, InternetAddress recipient, SmtpConnection connection) throws MessagingException {
        var content = renderer.render(mail);
        var message = new FixedIdMessage(connection, mail.messageId());
        message.setFrom(properties.sender());
        message.setRecipient(Message.RecipientType.TO, recipient);
        message.setSubject(content.subject(), UTF_8.name());
        message.setSentDate(Date.from(clock.instant()));
        mark(message, answered(mail.topic()));
        message.setHeader("Content-Language", properties.locale().getLanguage());
        message.setContent(
                new MimeMultipart("alternative", part(content.text(), "plain"), part(content.html(), "html")));
        message.saveChanges();
        return message;
    }

    private static Optional<String> answered(MailTopic topic) {
        return topic instanceof MailTopic.Message message ? message.inReplyTo() : Optional.empty();
    }

    /** Marks the mail as automatic, so that no other program answers it, and names the mail that it answers. */
    private static void mark(MimeMessage message, Optional<String> answered) throws MessagingException {
        message.setHeader("Auto-Submitted", answered.isPresent() ? "auto-replied" : "auto-generated");
        if (answered.isPresent()) {
            message.setHeader("In-Reply-To", answered.get());
            message.setHeader("References", answered.get());
        }
    }

    private static MimeBodyPart part(String content, String subtype) throws MessagingException {
        var part = new MimeBodyPart();
        part.setText(content, UTF_8.name(), subtype);
        return part;
    }

    /** Keeps the Message-ID of the mail, because Jakarta Mail would generate a new Message-ID at each attempt. */
    private static final class FixedIdMessage extends MimeMessage {

        private final String messageId;

        FixedIdMessage(SmtpConnection connection, String messageId) {
            super(connection.session());
            this.messageId = messageId;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", messageId);
        }
    }
}
