// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.mail.smtp;

import es.upv.dst.mail.Mail;
import java.util.Optional;

/**
 * An attempt to send a mail, and its outcome.
 *
 * @param connection the SMTP connection of the attempt, if it can be reused. It is reused only after the outcome has
 *     been recorded, so that a crash can repeat at most the last mail of each connection
 */
public record DeliveryAttempt(Mail mail, DeliveryOutcome outcome, Optional<SmtpConnection> connection) {

    public static DeliveryAttempt withoutConnection(Mail mail, DeliveryOutcome outcome) {
        return new DeliveryAttempt(mail, outcome, Optional.empty());
    }
}
