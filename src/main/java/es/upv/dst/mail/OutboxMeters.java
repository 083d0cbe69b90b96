// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.mail;

import es.upv.dst.ledger.Reading;
import es.upv.dst.ledger.Readings;
import es.upv.dst.mail.MailTable.Waiting;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** What waits in the outbox, and for how long. */
@Component
class OutboxMeters implements MeterBinder {

    private final Reading<Waiting> outbox;
    private final InstantSource clock;

    OutboxMeters(Readings readings, MailTable table, InstantSource clock) {
        this.outbox = readings.of(table::waiting);
        this.clock = clock;
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        Gauge.builder("dst.mail.pending", outbox, reading -> reading.figure(Waiting::mails))
                .description("Mails that wait in the outbox, as the tables said seconds ago")
                .register(meters);
        TimeGauge.builder("dst.mail.oldest", outbox, TimeUnit.MILLISECONDS, reading -> reading.figure(this::age))
                .description("How long the oldest mail has been waiting")
                .register(meters);
    }

    private double age(Waiting waiting) {
        return waiting.since()
                .map(since -> Duration.between(since, clock.instant()).toMillis())
                .orElse(0L);
    }
}
