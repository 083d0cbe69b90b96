// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.mqtt;

import es.upv.dst.ledger.Retries;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * The one thread that feeds the teacher: while a batch is kept, what arrives becomes the next one. It is never
 * interrupted, since H2 closes the database for everybody if a thread inside it is.
 */
@Component
class Pipeline implements SmartLifecycle {

    /** Stops after the web server and before the connections, so that what is in hand can be answered. */
    static final int PHASE = Integer.MAX_VALUE - 4096;

    private static final Logger log = LoggerFactory.getLogger(Pipeline.class);
    private static final Duration TOO_LONG = Duration.ofSeconds(10);
    private static final Duration TO_SETTLE = Duration.ofSeconds(2);
    private static final Duration TO_STOP = Duration.ofSeconds(10);

    private final Inbox inbox;
    private final Teacher teacher;
    private final Publisher publisher;
    private final DistributionSummary batches;
    private final RetryTemplate untilItWorks;
    private volatile boolean stopping;
    private volatile boolean late;
    private volatile Optional<Thread> thread = Optional.empty();

    Pipeline(Inbox inbox, Teacher teacher, Publisher publisher, MeterRegistry meters) {
        this.inbox = inbox;
        this.teacher = teacher;
        this.publisher = publisher;
        this.batches = DistributionSummary.builder("dst.batch.messages")
                .description("How many messages were kept and answered together")
                .register(meters);
        this.untilItWorks = Retries.asLongAs(accident -> !stopping && !isHopeless(accident));
    }

    @Override
    public void start() {
        stopping = false;
        late = false;
        inbox.open();
        thread = Optional.of(Thread.ofPlatform().name("teacher").start(this::run));
    }

    @Override
    public void stop() {
        stopping = true;
        inbox.close();
        thread.ifPresent(running -> await(running, TO_SETTLE));
        late = true;
        thread.ifPresent(running -> await(running, TO_STOP));
        thread = Optional.empty();
    }

    @Override
    public boolean isRunning() {
        return thread.isPresent();
    }

    @Override
    public int getPhase() {
        return PHASE;
    }

    /** Whether it runs, and nothing has been waiting for long. */
    boolean isKeepingUp(Instant now) {
        return thread.filter(Thread::isAlive).isPresent()
                && inbox.waitingSince()
                        .map(since -> since.plus(TOO_LONG).isAfter(now))
                        .orElse(true);
    }

    private void run() {
        try {
            while (inbox.isLive() || !publisher.isSettled() && !late) {
                var batch = inbox.next();
                if (!batch.isEmpty()) {
                    batches.record(batch.size());
                    settle(batch);
                }
            }
        } catch (InterruptedException impossible) {
            throw new IllegalStateException("nobody may interrupt the teacher", impossible);
        }
    }

    private void settle(List<Arrival> batch) {
        try {
            answer(teacher.keep(batch));
        } catch (RuntimeException accident) {
            log.warn("{} messages could not be written together, so one by one: {}", batch.size(), accident.toString());
            batch.forEach(this::settleAlone);
        }
    }

    private void settleAlone(Arrival arrival) {
        try {
            answer(untilItWorks.invoke(() -> teacher.keep(List.of(arrival))));
        } catch (RuntimeException accident) {
            if (isHopeless(accident)) {
                log.error("A message on {} can never be written and is set aside", arrival.topic(), accident);
                arrival.acknowledge();
            }
        }
    }

    /** What is kept stays so, whatever happens while it is told. */
    private void answer(Teacher.Settled settled) {
        try {
            teacher.answer(settled);
        } catch (RuntimeException accident) {
            log.error("Some answers could not be given; the broker will deliver what they answered again", accident);
            publisher.giveUp();
        }
    }

    /**
     * Not the database's trouble, which passes, but the message's own. A code that another instance drew as well is drawn
     * anew.
     */
    private static boolean isHopeless(Throwable accident) {
        return switch (accident) {
            case DuplicateKeyException race -> false;
            case DataIntegrityViolationException unwritable -> true;
            default -> !(accident instanceof DataAccessException || accident instanceof TransactionException);
        };
    }

    private static void await(Thread thread, Duration patience) {
        try {
            thread.join(patience);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
