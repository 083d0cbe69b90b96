// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.mail;

import es.upv.dst.doctor.Check;
import es.upv.dst.doctor.Finding;
import es.upv.dst.language.Sentence;
import es.upv.dst.mail.failure.MailServerFailure;
import es.upv.dst.mail.outbox.DeliveryPause;
import es.upv.dst.mail.smtp.SmtpConnectionPool;
import jakarta.mail.MessagingException;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Checks over a separate connection, without sending a mail, that the mail server can be reached and accepts the user
 * name, the password and the sender. The check also fails while the server refuses every mail, and if no mail server is
 * configured, because then the lab works but sends no mails.
 */
@Component
class MailServerCheck implements Check {

    private final SmtpConnectionPool connections;
    private final DeliveryPause pause;
    private final MailProperties properties;

    MailServerCheck(SmtpConnectionPool connections, DeliveryPause pause, MailProperties properties) {
        this.connections = connections;
        this.pause = pause;
        this.properties = properties;
    }

    @Override
    public String name() {
        return "smtp";
    }

    @Override
    public Finding run() {
        if (!connections.isConfigured()) {
            return Finding.fail(SmtpAdvice.NOT_SET.with());
        }
        var server = connections.settings();
        try {
            var refusal = refusalOfSender();
            if (refusal.isPresent()) {
                return Finding.fail(SmtpAdvice.SENDER_REFUSED.with(
                        server.server(), properties.sender().address(), refusal.get()));
            }
            return pause.reason()
                    .map(reason -> Finding.fail(SmtpAdvice.REFUSING.with(server.server(), reason)))
                    .orElseGet(() -> Finding.pass(SmtpAdvice.USABLE.with(server.server())));
        } catch (MessagingException e) {
            return Finding.fail(SmtpAdvice.UNUSABLE.with(MailServerFailure.explain(e, server)));
        }
    }

    private Optional<String> refusalOfSender() throws MessagingException {
        var sender = properties.sender().address();
        var connection = connections.openForCheck(sender.needsSmtpUtf8());
        try {
            return connection.refusalOf(sender);
        } finally {
            connection.close();
        }
    }

    enum SmtpAdvice implements Sentence.Form {
        USABLE("The mail server at %s can be used."),
        NOT_SET("SPRING_MAIL_HOST is not set, so mails wait in the outbox. Set it, and start the lab again."),
        UNUSABLE("The mail server cannot be used, so mails wait in the outbox: %s."),
        SENDER_REFUSED("The mail server at %s refuses the sender %s (%s), so mails wait in the outbox. Check"
                + " DST_MAIL_FROM, and SPRING_MAIL_USERNAME and _PASSWORD: most servers ask for a login, and for an"
                + " address of its account."),
        REFUSING("The mail server at %s accepts no mail (%s), so mails wait in the outbox. Check DST_MAIL_FROM,"
                + " SPRING_MAIL_USERNAME and _PASSWORD, and that the server relays mails of this machine.");

        private final String english;

        SmtpAdvice(String english) {
            this.english = english;
        }

        @Override
        public String english() {
            return english;
        }
    }
}
