// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.mail;

import es.upv.dst.doctor.Check;
import es.upv.dst.doctor.Finding;
import jakarta.mail.MessagingException;
import org.springframework.stereotype.Component;

/**
 * Whether the mail server is reached and takes the login, over a connection of its own and without a mail. No mail server
 * fails too: the lab does without, but its owner has to know that nobody is written to.
 */
@Component
class MailServerCheck implements Check {

    private final Lines lines;

    MailServerCheck(Lines lines) {
        this.lines = lines;
    }

    @Override
    public String name() {
        return "smtp";
    }

    @Override
    public Finding examine() {
        if (!lines.lead()) {
            return Finding.fail(
                    "SPRING_MAIL_HOST is not set, so mails wait in the outbox. Set it, and start the lab again.");
        }
        try {
            lines.tried().close();
            return Finding.pass("The mail server at %s can be used.".formatted(lines.server()));
        } catch (MessagingException cause) {
            return Finding.fail(
                    ("The mail server at %s cannot be used (%s), so mails wait in the outbox. See to SPRING_MAIL_HOST,"
                                    + " _PORT, _USERNAME and _PASSWORD, and to the server.")
                            .formatted(lines.server(), Postman.why(cause)));
        }
    }
}
