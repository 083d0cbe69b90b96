// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.mailbox;

import es.upv.dst.programs.mailbox.Mailbox.MailId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How often each mail has failed, and when it is tried again. The pause before the next attempt triples with each
 * failure of a mail, up to an hour, so that a mail that fails always delays the others little.
 *
 * <p>A lost connection is the failure of a mail only if the server has delivered another mail since that mail failed
 * before. So a mail is not blamed for an outage of the server.
 */
final class FailedMails {

    private static final Logger log = LoggerFactory.getLogger(FailedMails.class);

    private static final Duration MAX_PAUSE = Duration.ofHours(1);
    private static final Duration PAUSE_AFTER_END = Duration.ofMinutes(10);

    private final Duration firstPause;
    private final InstantSource monotonic;
    private final Map<MailId, Failure> failures = new HashMap<>();
    private int delivered;
    private Instant pausedUntil = Instant.MIN;

    FailedMails(Duration firstPause, InstantSource monotonic) {
        this.firstPause = firstPause;
        this.monotonic = monotonic;
    }

    /** Returns how often a mail has failed by its own fault. */
    int count(MailId mail) {
        return find(mail).map(Failure::count).orElse(0);
    }

    /** Returns how often a mail has failed for any reason. */
    int attempts(MailId mail) {
        return find(mail).map(Failure::attempts).orElse(0);
    }

    /**
     * Lets no mail be due for some time after a start, at most an hour. So many mails that end the lab do not end it
     * all the time. The first end causes no pause, because it may be a power cut.
     *
     * @param ends how often the lab has ended while it read a mail that is not stored yet
     */
    void pauseAfterEnds(int ends) {
        if (ends > 1) {
            log.warn("The lab has ended {} times while it read mails with programs; it reads them later", ends);
            var pause = PAUSE_AFTER_END.multipliedBy(ends - 1);
            pausedUntil = monotonic.instant().plus(Collections.min(List.of(pause, MAX_PAUSE)));
        }
    }

    /** Returns whether the pause after the last failure of this mail is over, and that of all mails. */
    boolean isDue(MailId mail) {
        var now = monotonic.instant();
        return !now.isBefore(pausedUntil)
                && find(mail).filter(failure -> now.isBefore(failure.retryAt())).isEmpty();
    }

    /** Adds a failure that is the fault of this mail. */
    void add(MailId mail) {
        put(mail, 1);
    }

    /** Adds a failure of the connection. */
    void addConnectionLoss(MailId mail) {
        put(mail, find(mail).filter(failure -> failure.delivered() < delivered).isPresent() ? 1 : 0);
    }

    /** Records that the server has delivered a mail. */
    void addDelivery() {
        delivered++;
    }

    private void put(MailId mail, int counted) {
        var pause = find(mail)
                .map(failure -> Collections.min(List.of(failure.pause().multipliedBy(3), MAX_PAUSE)))
                .orElse(firstPause);
        var retryAt = monotonic.instant().plus(pause);
        failures.put(mail, new Failure(attempts(mail) + 1, count(mail) + counted, pause, retryAt, delivered));
    }

    /** Forgets the mails that are not among these. */
    void retain(Collection<MailId> mails) {
        failures.keySet().retainAll(mails);
    }

    private Optional<Failure> find(MailId mail) {
        return Optional.ofNullable(failures.get(mail));
    }

    /** @param delivered how many mails had been delivered at the last failure */
    private record Failure(int attempts, int count, Duration pause, Instant retryAt, int delivered) {}
}
