// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.mail.outbox;

import es.upv.dst.mail.Mail;
import es.upv.dst.mail.MailProperties;
import es.upv.dst.mail.smtp.DeliveryAttempt;
import es.upv.dst.mail.smtp.SmtpSender;
import es.upv.dst.storage.Leadership;
import es.upv.dst.storage.SingleWriter;
import es.upv.dst.storage.WorkerThread;
import es.upv.dst.time.MonotonicTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Sends the mails of the outbox, a limited number at a time. One thread accesses the table in cycles. In one
 * transaction, each cycle records the completed attempts and claims the next mails. A virtual thread for each mail
 * passes it to the mail server, and waits for nothing else.
 */
@Component
class OutboxRelay implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(OutboxRelay.class);

    /** The maximum time until a due mail is found. */
    private static final Duration POLL_INTERVAL = Duration.ofSeconds(1);

    /** The pause between cycles. It limits the number of commits a second if the mail server is fast. */
    private static final Duration PAUSE = Duration.ofMillis(25);

    /**
     * The pause between cycles while the lab serves students. It is longer, because a mail takes as much CPU time as
     * several students, and can wait. About 60 mails a second are still possible.
     */
    private static final Duration PAUSE_WHILE_BUSY = Duration.ofMillis(120);

    /** How long a stop waits for mails that are being sent. */
    private static final Duration DRAIN_TIMEOUT = Duration.ofSeconds(5);

    /** How long a stop waits for the thread, which may be waiting for the database. */
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(15);

    private final OutboxRepository outbox;
    private final SmtpSender sender;
    private final DeliveryPause pause;
    private final ClockSetBack clockSetBack;
    private final SingleWriter writer;
    private final Leadership leadership;
    private final MailProperties properties;
    private final InstantSource clock;
    private final InstantSource monotonic = new MonotonicTime();
    private final Map<Long, Mail> sending = new HashMap<>();
    private final List<DeliveryAttempt> unrecorded = new ArrayList<>();
    private final BlockingQueue<DeliveryAttempt> completed = new LinkedBlockingQueue<>();
    private Instant renewedAt = Instant.EPOCH;
    private boolean failing;
    private volatile boolean stopping;
    private final WorkerThread thread = new WorkerThread("outbox-relay");

    OutboxRelay(
            OutboxRepository outbox,
            SmtpSender sender,
            DeliveryPause pause,
            ClockSetBack clockSetBack,
            SingleWriter writer,
            Leadership leadership,
            MailProperties properties,
            InstantSource clock) {
        this.outbox = outbox;
        this.sender = sender;
        this.pause = pause;
        this.clockSetBack = clockSetBack;
        this.writer = writer;
        this.leadership = leadership;
        this.properties = properties;
        this.clock = clock;
    }

    @Override
    public void start() {
        if (sender.hasServer()) {
            stopping = false;
            thread.start(this::run);
        } else {
            log.info("No mail server is configured (SPRING_MAIL_HOST); mails wait in the outbox");
        }
    }

    /**
     * Waits for mails that are being sent. Another instance can claim the remaining mails when their leases have
     * expired.
     */
    @Override
    public void stop() {
        stopping = true;
        thread.awaitEnd(STOP_TIMEOUT);
        sender.close();
    }

    @Override
    public boolean isRunning() {
        return thread.isAlive();
    }

    private void run() throws InterruptedException {
        while (!stopping) {
            collectCompleted(POLL_INTERVAL);
            runCycle(freeSlots());
            sender.closeIdle();
            Thread.sleep(pauseAfterCycle());
        }
        var end = monotonic.instant().plus(DRAIN_TIMEOUT);
        while (!sending.isEmpty() && monotonic.instant().isBefore(end)) {
            collectCompleted(PAUSE);
            runCycle(0);
        }
    }

    /**
     * Returns how many mails may be claimed. Returns 0 on a standby, because a standby does not know when the leader is
     * busy, and mails must not slow down the answers to students.
     */
    private int freeSlots() {
        var inFlight = sending.size() - unrecorded.size();
        return leadership.isLeader() ? pause.limit(properties.connections(), inFlight, monotonic.instant()) : 0;
    }

    private Duration pauseAfterCycle() {
        if (failing) {
            return POLL_INTERVAL;
        }
        return writer.isIdle() ? PAUSE : PAUSE_WHILE_BUSY;
    }

    private void collectCompleted(Duration timeout) throws InterruptedException {
        var wait = timeout.toMillis();
        for (var next = completed.poll(wait, TimeUnit.MILLISECONDS); next != null; next = completed.poll()) {
            pause.record(next.outcome(), monotonic.instant());
            unrecorded.add(next);
        }
    }

    /**
     * Records completed attempts and starts the next attempts. If the transaction fails, keeps the completed attempts
     * and records them in a later cycle, so that no mail is sent twice.
     */
    private void runCycle(int limit) {
        var now = clock.instant();
        var mode = pause.mode();
        try {
            clockSetBack.check(now);
            var claimed = outbox.recordAndClaim(unrecorded, selectMailsToRenew(now), mode, limit, now);
            pause.onWritten(mode, claimed.size(), monotonic.instant());
            unrecorded.forEach(this::release);
            unrecorded.clear();
            claimed.forEach(this::send);
            failing = false;
        } catch (RuntimeException e) {
            if (!failing) {
                log.warn("The mail table cannot be written; mails wait until a later cycle succeeds", e);
            }
            failing = true;
        }
    }

    private void release(DeliveryAttempt attempt) {
        sending.remove(attempt.mail().id());
        sender.release(attempt);
    }

    private Collection<Mail> selectMailsToRenew(Instant now) {
        var clockWasSetBack = now.isBefore(renewedAt);
        if (!clockWasSetBack && now.isBefore(renewedAt.plus(properties.lease().dividedBy(3)))) {
            return List.of();
        }
        renewedAt = now;
        var renewed = new HashMap<>(sending);
        unrecorded.forEach(attempt -> renewed.remove(attempt.mail().id()));
        return renewed.values();
    }

    private void send(Mail mail) {
        sending.put(mail.id(), mail);
        DeliveryThread.start("mail " + mail.id(), () -> completed.add(sender.deliver(mail)), DeliveryThread.LIMIT);
    }
}
