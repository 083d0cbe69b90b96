// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.time.InstantSource;
import java.util.Date;
import org.springframework.stereotype.Component;

/** Makes a message of a letter: text and HTML, with headers that hold nothing that a student has typed but the address. */
@Component
class Letters {

    private final LetterWriter writer;
    private final MailProperties properties;
    private final InstantSource clock;

    Letters(LetterWriter writer, MailProperties properties, InstantSource clock) {
        this.writer = writer;
        this.properties = properties;
        this.clock = clock;
    }

    MimeMessage write(Mail mail, InternetAddress recipient, Line line) throws MessagingException {
        var letter = writer.write(mail);
        var message = new Named(line, mail.messageId());
        message.setFrom(properties.sender());
        message.setRecipient(Message.RecipientType.TO, recipient);
        message.setSubject(letter.subject(), UTF_8.name());
        message.setSentDate(Date.from(clock.instant()));
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setHeader("Content-Language", properties.locale().getLanguage());
        message.setContent(new MimeMultipart("alternative", part(letter.text(), "plain"), part(letter.html(), "html")));
        message.saveChanges();
        return message;
    }

    private static MimeBodyPart part(String content, String subtype) throws MessagingException {
        var part = new MimeBodyPart();
        part.setText(content, UTF_8.name(), subtype);
        return part;
    }

    /** Keeps its Message-ID, where Jakarta Mail would draw another one at each try. */
    private static final class Named extends MimeMessage {

        private final String messageId;

        Named(Line line, String messageId) {
            super(line.session());
            this.messageId = messageId;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", messageId);
        }
    }
}
