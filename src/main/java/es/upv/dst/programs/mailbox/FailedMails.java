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

/**
 * How often each mail has failed, and when it is tried again. The pause before the next attempt triples with each
 * failure of a mail, up to an hour, so that a mail that fails always delays the others little.
 */
final class FailedMails {

    private static final Duration MAX_PAUSE = Duration.ofHours(1);

    private final Duration firstPause;
    private final InstantSource clock;
    private final Map<MailId, Failure> failures = new HashMap<>();

    FailedMails(Duration firstPause, InstantSource clock) {
        this.firstPause = firstPause;
        this.clock = clock;
    }

    int count(MailId mail) {
        return find(mail).map(Failure::count).orElse(0);
    }

    /** Returns whether the pause after the last failure of this mail is over. */
    boolean isDue(MailId mail) {
        return find(mail)
                .filter(failure -> clock.instant().isBefore(failure.retryAt()))
                .isEmpty();
    }

    void add(MailId mail) {
        var pause = find(mail)
                .map(failure -> Collections.min(List.of(failure.pause().multipliedBy(3), MAX_PAUSE)))
                .orElse(firstPause);
        failures.put(mail, new Failure(count(mail) + 1, pause, clock.instant().plus(pause)));
    }

    /** Forgets the mails that are not among these. */
    void retain(Collection<MailId> mails) {
        failures.keySet().retainAll(mails);
    }

    private Optional<Failure> find(MailId mail) {
        return Optional.ofNullable(failures.get(mail));
    }

    private record Failure(int count, Duration pause, Instant retryAt) {}
}
