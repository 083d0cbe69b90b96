// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.mailbox;

import java.util.function.LongSupplier;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/** Down while the mailbox cannot be used. Then the lab still answers messages. */
final class MailboxHealth extends AbstractHealthIndicator {

    private final MailboxPoller poller;
    private final LongSupplier mailsAboveQuota;

    /** @param mailsAboveQuota how many mails were not stored since the start, because too many were */
    MailboxHealth(MailboxPoller poller, LongSupplier mailsAboveQuota) {
        this.poller = poller;
        this.mailsAboveQuota = mailsAboveQuota;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        health.withDetail("mailsAboveQuota", mailsAboveQuota.getAsLong());
        if (!poller.isRunning()) {
            health.down().withDetail("reason", "the thread that reads the mailbox has ended; restart the lab");
            return;
        }
        poller.lastError().ifPresentOrElse(reason -> health.down().withDetail("reason", reason), health::up);
    }
}
