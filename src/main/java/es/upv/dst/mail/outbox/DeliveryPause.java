// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.mail.outbox;

import es.upv.dst.language.Sentence;
import es.upv.dst.mail.MailProperties;
import es.upv.dst.mail.smtp.DeliveryOutcome;
import es.upv.dst.mail.smtp.DeliveryOutcome.Cause;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Decides when the outbox relay pauses. After several refusals in a row that every mail would get, only one mail at a
 * time is tried, as a probe, with growing intervals. An accepted mail ends the pause. Only the thread of the outbox
 * relay may call the methods that are not public.
 */
@Component
public class DeliveryPause {

    static final int MAX_REFUSALS = 5;

    private static final Logger log = LoggerFactory.getLogger(DeliveryPause.class);
    private static final Duration MAX_INTERVAL = Duration.ofMinutes(5);

    private final Duration firstInterval;
    private int refusals;
    private boolean announced;
    private boolean ended;
    private Duration interval;
    private Instant nextProbe = Instant.EPOCH;
    private volatile Optional<Sentence> reason = Optional.empty();
    private volatile boolean probeRequested;

    DeliveryPause(MailProperties properties) {
        this.firstInterval = properties.firstRetry();
        this.interval = firstInterval;
    }

    /** What the mail server has said to the last probe; empty if there is no pause. */
    public Optional<Sentence> reason() {
        return reason;
    }

    /** Makes the next probe due now. */
    public void requestProbe() {
        probeRequested = true;
    }

    void record(DeliveryOutcome outcome, Instant now) {
        switch (outcome) {
            case DeliveryOutcome.Sent _ -> end();
            // The next mail may tell more.
            case DeliveryOutcome.Rejected _ -> nextProbe = now;
            case DeliveryOutcome.Deferred(var words, var cause) -> {
                if (cause == Cause.MAIL) {
                    nextProbe = now.plus(firstInterval);
                } else {
                    recordRefusal(words, cause, now);
                }
            }
        }
    }

    private void recordRefusal(Sentence words, Cause cause, Instant now) {
        refusals++;
        if (refusals < MAX_REFUSALS) {
            return;
        }
        if (reason.isEmpty()) {
            interval = firstInterval;
            nextProbe = now.plus(interval);
        }
        reason = Optional.of(words);
        // The SMTP sender has logged that there is no connection.
        if (cause == Cause.REFUSAL && !announced) {
            announced = true;
            log.warn(
                    "The mail server accepts no mail, so mails wait, and one of them is tried from time to time: {}",
                    words);
        }
    }

    private void end() {
        refusals = 0;
        ended |= reason.isPresent();
        reason = Optional.empty();
        if (announced) {
            announced = false;
            log.info("The mail server accepts mails again; those that waited are sent now");
        }
    }

    RelayMode mode() {
        if (reason.isPresent()) {
            return RelayMode.PAUSED;
        }
        return ended ? RelayMode.RESUMED : RelayMode.NORMAL;
    }

    /** Returns how many mails may be claimed: in a pause one, if its time has come and no other is being sent. */
    int limit(int connections, int inFlight, Instant now) {
        if (mode() != RelayMode.PAUSED) {
            return connections - inFlight;
        }
        return inFlight == 0 && (probeRequested || !now.isBefore(nextProbe)) ? 1 : 0;
    }

    /** Records that the table was written, and mails were claimed, in this mode. */
    void onWritten(RelayMode mode, int claimed, Instant now) {
        if (mode == RelayMode.RESUMED) {
            ended = false;
        }
        if (mode == RelayMode.PAUSED && claimed > 0) {
            probeRequested = false;
            nextProbe = now.plus(interval);
            interval = Collections.min(List.of(interval.multipliedBy(3).dividedBy(2), longest()));
        }
    }

    private Duration longest() {
        return Collections.max(List.of(firstInterval, MAX_INTERVAL));
    }
}
