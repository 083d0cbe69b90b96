// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.mail.smtp;

import static java.nio.charset.StandardCharsets.UTF_8;

import es.upv.dst.address.EmailAddress;
import es.upv.dst.address.NamedAddress;
import es.upv.dst.mail.Mail;
import es.upv.dst.mail.Mail.MailTopic;
import es.upv.dst.mail.MailProperties;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimeUtility;
import java.io.UnsupportedEncodingException;
import java.time.InstantSource;
import java.util.Date;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * Creates MIME messages with text and HTML. A header contains no text from a student, except the address and the
 * Message-ID of a mail that is answered. Texts are encoded as RFC 2047 says, so that each header is ASCII, unless an
 * address needs SMTPUTF8.
 */
@Component
class MimeMessageFactory {

    private static final Pattern MESSAGE_ID = Pattern.compile("<[!-;=?-~]+>");

    private final MailRenderer renderer;
    private final MailProperties properties;
    private final InstantSource clock;

    MimeMessageFactory(MailRenderer renderer, MailProperties properties, InstantSource clock) {
        this.renderer = renderer;
        this.properties = properties;
        this.clock = clock;
    }

    MimeMessage create(Mail mail, EmailAddress recipient, SmtpConnection connection) throws MessagingException {
        var content = renderer.render(mail);
        var message = new FixedIdMessage(connection, mail.messageId());
        message.setFrom(internetAddress(properties.sender()));
        message.setRecipient(Message.RecipientType.TO, internetAddress(recipient));
        message.setSubject(content.subject(), UTF_8.name());
        message.setSentDate(Date.from(clock.instant()));
        mark(message, answered(mail.topic()));
        message.setHeader("Content-Language", properties.locale().getLanguage());
        message.setContent(
                new MimeMultipart("alternative", part(content.text(), "plain"), part(content.html(), "html")));
        message.saveChanges();
        return message;
    }

    private static InternetAddress internetAddress(NamedAddress named) throws MessagingException {
        var address = internetAddress(named.address());
        try {
            // The name in the settings may be encoded already.
            address.setPersonal(MimeUtility.decodeText(named.name()), UTF_8.name());
            return address;
        } catch (UnsupportedEncodingException e) {
            throw new MessagingException("the name of the sender has an unknown charset", e);
        }
    }

    /** The parser of Jakarta Mail is not used, because it has another rule for addresses. */
    static InternetAddress internetAddress(EmailAddress address) {
        var internetAddress = new InternetAddress();
        internetAddress.setAddress(address.forSmtp());
        return internetAddress;
    }

    private static Optional<String> answered(MailTopic topic) {
        return topic instanceof MailTopic.Message message ? message.inReplyTo() : Optional.empty();
    }

    /** Marks the mail as automatic, so that no other program answers it, and names the mail that it answers. */
    private static void mark(MimeMessage message, Optional<String> answered) throws MessagingException {
        message.setHeader("Auto-Submitted", answered.isPresent() ? "auto-replied" : "auto-generated");
        if (answered.filter(id -> MESSAGE_ID.matcher(id).matches()).isPresent()) {
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
