// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.mail;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;

/** Down while the mail server cannot be used; unknown where there is none. Students are served all the same. */
@Component("mailHealthIndicator")
class MailHealth extends AbstractHealthIndicator {

    private final Postman postman;
    private final MailTable table;

    MailHealth(Postman postman, MailTable table) {
        this.postman = postman;
        this.table = table;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        var counts = table.counts();
        health.withDetail("pending", counts.pending())
                .withDetail("sent", counts.sent())
                .withDetail("failed", counts.failed());
        if (postman.hasServer()) {
            postman.trouble().ifPresentOrElse(why -> health.down().withDetail("reason", why), health::up);
        } else {
            health.unknown().withDetail("reason", "there is no mail server: SPRING_MAIL_HOST");
        }
    }
}
