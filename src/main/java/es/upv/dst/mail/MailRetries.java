// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.mail;

import static java.time.ZoneOffset.UTC;

import es.upv.dst.mail.MailRepository.MailFilter;
import es.upv.dst.mail.outbox.DeliveryPause;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Has mails tried again on request. Their attempts are counted anew. */
@Service
public class MailRetries {

    private static final String RESET = """
            update mail
               set state = 'pending', attempts = 0, first_attempt_at = null, next_attempt_at = :now
             where state <> 'sent'
               and (claimed_until is null or claimed_until <= :now)
            """;

    private final JdbcClient jdbc;
    private final DeliveryPause pause;
    private final InstantSource clock;

    MailRetries(JdbcClient jdbc, DeliveryPause pause, InstantSource clock) {
        this.jdbc = jdbc;
        this.pause = pause;
        this.clock = clock;
    }

    /**
     * Makes a mail due now, unless it has been sent or is being sent.
     *
     * @return whether the mail was reset
     */
    public boolean retry(long id) {
        var reset = jdbc.sql(RESET + " and id = :id")
                .param("id", id)
                .param("now", now())
                .update();
        pause.requestProbe();
        return reset == 1;
    }

    /**
     * Makes the mails of a list due now, as far as they were not sent, are not being sent, and belong to no erased
     * student. Mails that a limit of recipients holds back are left out; each of them can be retried alone.
     *
     * @param state the state; if empty, failed mails, and with a text also pending ones
     * @param q as in the list of mails
     * @return the number of these mails
     */
    public int retryAll(Optional<MailState> state, String q) {
        var filter = MailFilter.of(state.or(() -> Optional.of(MailState.FAILED).filter(_ -> q.isBlank())), q);
        var selected = RESET + " and (last_error is null or last_error not in ('erased', :refused, :waits))"
                + " and id in (select id " + MailRepository.MATCHING + ")";
        var reset = jdbc.sql(selected)
                .param("state", filter.state())
                .param("q", filter.q())
                .param("refused", DeliveryError.TOO_MANY_TO_ADDRESS.english())
                .param("waits", DeliveryError.WAITS_FOR_STRANGERS.english())
                .param("now", now())
                .update();
        pause.requestProbe();
        return reset;
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(UTC);
    }
}
