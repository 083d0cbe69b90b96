// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.mqtt;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/**
 * The one thread that feeds the teacher: while a batch is committed, what arrives becomes the next one. It is never
 * interrupted, since H2 closes the database for everybody if a thread inside it is.
 */
@Component
class Pipeline implements SmartLifecycle {

    /** Stops after the web server and before the connections, so that what is in hand can be answered. */
    static final int PHASE = Integer.MAX_VALUE - 4096;

    private static final Logger log = LoggerFactory.getLogger(Pipeline.class);
    private static final Duration TO_SETTLE = Duration.ofSeconds(2);
    private static final Duration TO_STOP = Duration.ofSeconds(10);

    private final Inbox inbox;
    private final Teacher teacher;
    private final Publisher publisher;
    private final RetryTemplate untilItWorks;
    private volatile boolean stopping;
    private volatile boolean late;
    private Optional<Thread> thread = Optional.empty();

    Pipeline(Inbox inbox, Teacher teacher, Publisher publisher) {
        this.inbox = inbox;
        this.teacher = teacher;
        this.publisher = publisher;
        this.untilItWorks = new RetryTemplate(RetryPolicy.builder()
                .maxRetries(Long.MAX_VALUE)
                .delay(Duration.ofMillis(100))
                .multiplier(2)
                .maxDelay(Duration.ofSeconds(2))
                .predicate(accident -> !stopping && !isHopeless(accident))
                .build());
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

    private void run() {
        try {
            while (inbox.isLive() || !publisher.isSettled() && !late) {
                var batch = inbox.next();
                if (!batch.isEmpty() || publisher.hasConfirmed()) {
                    settle(batch);
                }
            }
        } catch (InterruptedException impossible) {
            throw new IllegalStateException("nobody may interrupt the teacher", impossible);
        }
    }

    private void settle(List<Arrival> batch) {
        try {
            teacher.handle(batch);
        } catch (RuntimeException accident) {
            log.warn("{} messages could not be written together, so one by one: {}", batch.size(), accident.toString());
            batch.forEach(this::settleAlone);
        }
    }

    private void settleAlone(Arrival arrival) {
        try {
            untilItWorks.invoke(() -> teacher.handle(List.of(arrival)));
        } catch (RuntimeException accident) {
            if (isHopeless(accident)) {
                log.error("A message on {} can never be written and is set aside", arrival.topic(), accident);
                arrival.acknowledge();
            }
        }
    }

    /** A row that the tables will never take; a code that another instance drew as well is drawn anew. */
    private static boolean isHopeless(Throwable accident) {
        return accident instanceof DataIntegrityViolationException && !(accident instanceof DuplicateKeyException);
    }

    private static void await(Thread thread, Duration patience) {
        try {
            thread.join(patience);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
