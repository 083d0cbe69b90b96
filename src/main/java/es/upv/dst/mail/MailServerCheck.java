// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.mail;

import es.upv.dst.doctor.Check;
import es.upv.dst.doctor.Finding;
import es.upv.dst.language.Sentence;
import es.upv.dst.mail.smtp.SmtpConnectionPool;
import es.upv.dst.mail.smtp.SmtpSender;
import jakarta.mail.MessagingException;
import org.springframework.stereotype.Component;

/**
 * Checks over a separate connection, without sending a mail, that the mail server can be reached and accepts the user
 * name and the password. The check also fails if no mail server is configured, because then the lab works but sends no
 * mails.
 */
@Component
class MailServerCheck implements Check {

    private final SmtpConnectionPool connections;

    MailServerCheck(SmtpConnectionPool connections) {
        this.connections = connections;
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
        try {
            connections.openForCheck().close();
            return Finding.pass(SmtpAdvice.USABLE.with(connections.server()));
        } catch (MessagingException e) {
            return Finding.fail(SmtpAdvice.UNUSABLE.with(connections.server(), SmtpSender.reason(e)));
        }
    }

    enum SmtpAdvice implements Sentence.Form {
        USABLE("The mail server at %s can be used."),
        NOT_SET("SPRING_MAIL_HOST is not set, so mails wait in the outbox. Set it, and start the lab again."),
        UNUSABLE("The mail server at %s cannot be used (%s), so mails wait in the outbox. Check"
                + " SPRING_MAIL_HOST, _PORT, _USERNAME and _PASSWORD, and the server.");

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
