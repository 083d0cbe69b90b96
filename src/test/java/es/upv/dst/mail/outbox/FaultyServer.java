// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.mail.outbox;

import es.upv.dst.fixture.SmtpServer;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Defers the first recipients with 451, drops the connection of each tenth mail once, and takes two seconds a mail. */
final class FaultyServer implements SmtpServer.Manners {

    private final int maxDeferred;
    private final Set<String> deferred = ConcurrentHashMap.newKeySet();
    private final Set<String> dropped = ConcurrentHashMap.newKeySet();

    /** @param maxDeferred the number of recipients whose first mail is deferred */
    FaultyServer(int maxDeferred) {
        this.maxDeferred = maxDeferred;
    }

    @Override
    public int replyTo(String recipient, int tryNumber) {
        return deferred.size() < maxDeferred && deferred.add(recipient) ? 451 : 250;
    }

    @Override
    public boolean dropsConnection(String recipient) {
        return recipient.contains("7@") && dropped.add(recipient);
    }

    @Override
    public Duration delay(String recipient) {
        return Duration.ofSeconds(2);
    }
}
