// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.mail;

import es.upv.dst.mail.outbox.DeliveryPause;
import es.upv.dst.mail.smtp.SmtpSender;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;

/**
 * Down while the mail server cannot be used or refuses every mail, and unknown if no mail server is configured. In both
 * cases the lab still answers messages.
 */
@Component("mailHealthIndicator")
class MailHealth extends AbstractHealthIndicator {

    private final SmtpSender sender;
    private final DeliveryPause pause;
    private final MailRepository repository;

    MailHealth(SmtpSender sender, DeliveryPause pause, MailRepository repository) {
        this.sender = sender;
        this.pause = pause;
        this.repository = repository;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        var counts = repository.counts();
        health.withDetail("pending", counts.pending())
                .withDetail("sent", counts.sent())
                .withDetail("failed", counts.failed());
        if (sender.hasServer()) {
            var failure = sender.lastError().or(pause::reason);
            failure.ifPresentOrElse(reason -> health.down().withDetail("reason", reason.toString()), health::up);
        } else {
            health.unknown().withDetail("reason", "no mail server is configured; set SPRING_MAIL_HOST");
        }
    }
}
