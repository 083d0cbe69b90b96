// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.mailbox;

import es.upv.dst.doctor.Check;
import es.upv.dst.doctor.Finding;
import es.upv.dst.language.Sentence;
import es.upv.dst.mail.failure.MailServerFailure;
import jakarta.mail.MessagingException;
import java.util.function.Supplier;

/** Checks over a separate connection that the mailbox can be reached, and accepts the account. */
final class MailboxCheck implements Check {

    private final Supplier<Mailbox> connection;
    private final MailboxProperties properties;

    MailboxCheck(Supplier<Mailbox> connection, MailboxProperties properties) {
        this.connection = connection;
        this.properties = properties;
    }

    @Override
    public String name() {
        return "mailbox";
    }

    @Override
    public Finding run() {
        try (var mailbox = connection.get()) {
            mailbox.check();
            return Finding.pass(MailboxAdvice.USABLE.with(properties.address()));
        } catch (MessagingException | RuntimeException e) {
            return Finding.fail(MailboxAdvice.UNUSABLE.with(
                    properties.address(),
                    MailServerFailure.explain(e, properties.address().settings())));
        }
    }

    enum MailboxAdvice implements Sentence.Form {
        USABLE("The mailbox %s can be used."),
        UNUSABLE("The mailbox %s cannot be used, so programs wait there: %s.");

        private final String english;

        MailboxAdvice(String english) {
            this.english = english;
        }

        @Override
        public String english() {
            return english;
        }
    }
}
