// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.mail.outbox;

import es.upv.dst.address.EmailAddress;
import es.upv.dst.mail.DeliveryError;
import es.upv.dst.mail.MailProperties;
import es.upv.dst.mail.MailState;
import es.upv.dst.roster.Roster;
import es.upv.dst.storage.CachedState;
import es.upv.dst.submissions.Verdict;
import es.upv.dst.time.MonotonicTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Limits the mails about accepted submissions, because a submission can name the address of anybody. An address gets a
 * limited number of them. All addresses together that are not on the roster get a limited number in an hour; the others
 * wait. A limit changes nothing about the certificate.
 */
@Component
class RecipientLimits implements CachedState {

    private static final Duration PERIOD = Duration.ofHours(1);

    private final MailProperties properties;
    private final Roster roster;
    private final JdbcClient jdbc;
    private final InstantSource clock;
    private final InstantSource monotonic = new MonotonicTime();
    private final Map<String, Integer> mailsByRecipient = new HashMap<>();

    /**
     * When the latest mails to addresses that are not on the roster are sent at the earliest, in this order. Measured
     * since the start of the process, so that a clock that is set back does not make later mails wait.
     */
    private final Deque<Instant> toStrangers = new ArrayDeque<>();

    RecipientLimits(MailProperties properties, Roster roster, JdbcClient jdbc, InstantSource clock) {
        this.properties = properties;
        this.roster = roster;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public void reload() {
        mailsByRecipient.clear();
        toStrangers.clear();
        var now = clock.instant();
        jdbc.sql("""
                        select email, state, coalesce(sent_at, next_attempt_at, received_at) as sent
                          from mail
                         where verdict = 'ACCEPTED' and (last_error is null or last_error <> ?)
                         order by sent, id
                        """).param(DeliveryError.TOO_MANY_TO_ADDRESS.english()).query(row -> {
            var email = row.getString("email");
            mailsByRecipient.merge(recipient(EmailAddress.key(email)), 1, Integer::sum);
            var sent = row.getObject("sent", OffsetDateTime.class).toInstant();
            if (sent.isAfter(now.minus(PERIOD)) && roster.findByEmail(email).isEmpty()) {
                addToStrangers(monotonic.instant().plus(delay(sent, row.getString("state"), now)));
            }
        });
    }

    /** A mail that was sent in the future was sent before the clock was set back. */
    private static Duration delay(Instant sent, String state, Instant now) {
        var delay = Duration.between(now, sent);
        return MailState.SENT.toString().equals(state) && delay.isPositive() ? Duration.ZERO : delay;
    }

    /**
     * Decides whether and when a mail about this verdict is sent, and counts the mail. Must be called inside a change.
     */
    Admission admit(Verdict verdict, String email, Instant now) {
        var address = EmailAddress.parse(email);
        if (address.isEmpty()) {
            return Admission.refused(DeliveryError.INVALID_ADDRESS);
        }
        // The recipients of refusals are on the roster, and RefusalNotifications limits their mails.
        if (verdict != Verdict.ACCEPTED) {
            return Admission.due(now);
        }
        var key = recipient(address.get().key());
        if (mailsByRecipient.getOrDefault(key, 0) >= properties.perAddress()) {
            return Admission.refused(DeliveryError.TOO_MANY_TO_ADDRESS);
        }
        mailsByRecipient.merge(key, 1, Integer::sum);
        return roster.findByEmail(address.get()).isEmpty() ? admitStranger(now) : Admission.due(now);
    }

    private Admission admitStranger(Instant now) {
        var time = monotonic.instant();
        var isFull = toStrangers.size() == properties.unknownPerHour();
        var next = isFull ? toStrangers.getFirst().plus(PERIOD) : time;
        if (!next.isAfter(time)) {
            addToStrangers(time);
            return Admission.due(now);
        }
        addToStrangers(next);
        return new Admission(
                MailState.PENDING,
                Optional.of(now.plus(Duration.between(time, next))),
                Optional.of(DeliveryError.WAITS_FOR_STRANGERS));
    }

    private void addToStrangers(Instant time) {
        toStrangers.addLast(time);
        if (toStrangers.size() > properties.unknownPerHour()) {
            toStrangers.removeFirst();
        }
    }

    /** The mailbox of an address in any spelling. Many servers deliver {@code ana+tag@} to {@code ana@}. */
    private static String recipient(String key) {
        var tag = key.indexOf('+');
        var domain = key.lastIndexOf('@');
        return tag > 0 && tag < domain ? key.substring(0, tag) + key.substring(domain) : key;
    }

    /**
     * Whether and when a mail is sent.
     *
     * @param next the time of the first attempt; empty if there is none
     * @param error why it waits or is not sent
     */
    record Admission(MailState state, Optional<Instant> next, Optional<DeliveryError> error) {

        private static Admission due(Instant now) {
            return new Admission(MailState.PENDING, Optional.of(now), Optional.empty());
        }

        private static Admission refused(DeliveryError error) {
            return new Admission(MailState.FAILED, Optional.empty(), Optional.of(error));
        }
    }
}
