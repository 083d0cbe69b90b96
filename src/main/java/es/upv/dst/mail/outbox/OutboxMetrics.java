// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.mail.outbox;

import es.upv.dst.mail.MailRepository;
import es.upv.dst.mail.MailRepository.PendingMails;
import es.upv.dst.storage.counter.MetricsSampler;
import es.upv.dst.storage.counter.SampledValue;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** The number and the age of the pending mails. */
@Component
class OutboxMetrics implements MeterBinder {

    private final SampledValue<PendingMails> outbox;
    private final InstantSource clock;

    OutboxMetrics(MetricsSampler sampler, MailRepository repository, InstantSource clock) {
        this.outbox = sampler.register(repository::pending);
        this.clock = clock;
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        Gauge.builder("dst.mail.pending", outbox, sample -> sample.value(PendingMails::mails))
                .description("Mails that wait in the outbox; sampled every five seconds")
                .register(meters);
        TimeGauge.builder("dst.mail.oldest", outbox, TimeUnit.MILLISECONDS, sample -> sample.value(this::age))
                .description("Waiting time of the oldest mail in the outbox")
                .register(meters);
    }

    private double age(PendingMails pending) {
        return pending.oldestReceivedAt()
                .map(since -> Duration.between(since, clock.instant()).toMillis())
                .orElse(0L);
    }
}
