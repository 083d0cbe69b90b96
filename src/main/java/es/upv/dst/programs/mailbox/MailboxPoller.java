// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.mailbox;

import es.upv.dst.mail.failure.MailServerFailure;
import es.upv.dst.storage.Excerpt;
import es.upv.dst.storage.WorkerThread;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Polls the mailbox in one thread of its own, while this instance is the leader. A failure is logged once, and polling
 * is retried with a growing delay. No failure of a mail ends the thread.
 */
final class MailboxPoller implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(MailboxPoller.class);

    private static final Duration FIRST_RETRY = Duration.ofSeconds(1);
    private static final Duration MAX_RETRY = Duration.ofMinutes(5);

    /** How long a stop waits for the mail that is being read. */
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(12);

    private final Supplier<Mailbox> connection;
    private final MailboxProperties properties;
    private final MailIntake intake;
    private final BooleanSupplier leader;
    private final WorkerThread thread = new WorkerThread("mailbox");
    private Duration retry = FIRST_RETRY;
    private Optional<Mailbox> mailbox = Optional.empty();
    private volatile CountDownLatch stopped = new CountDownLatch(1);
    private volatile Optional<String> lastError = Optional.empty();

    /** @param leader whether this instance is the leader now */
    MailboxPoller(
            Supplier<Mailbox> connection, MailboxProperties properties, MailIntake intake, BooleanSupplier leader) {
        this.connection = connection;
        this.properties = properties;
        this.intake = intake;
        this.leader = leader;
    }

    @Override
    public void start() {
        stopped = new CountDownLatch(1);
        thread.start(this::run);
    }

    @Override
    public void stop() {
        stopped.countDown();
        thread.awaitEnd(STOP_TIMEOUT);
    }

    @Override
    public boolean isRunning() {
        return thread.isAlive();
    }

    /** Returns why the last poll of the mailbox failed; empty if it succeeded. */
    Optional<String> lastError() {
        return lastError;
    }

    private void run() throws InterruptedException {
        while (!isStopped()) {
            stopped.await(pause(poll()).toMillis(), TimeUnit.MILLISECONDS);
        }
        close();
    }

    /** Returns the pause after a poll. The pause after failures doubles as long as no mail is stored. */
    private Duration pause(boolean succeeded) {
        if (succeeded) {
            retry = FIRST_RETRY;
            return properties.pollInterval();
        }
        var pause = retry;
        retry = Collections.min(List.of(pause.multipliedBy(2), MAX_RETRY));
        return pause;
    }

    /** Returns whether the poll succeeded. The connection stays open between two polls. */
    private boolean poll() {
        if (!leader.getAsBoolean()) {
            return true;
        }
        try {
            var open = mailbox.orElseGet(connection);
            mailbox = Optional.of(open);
            intake.takeIn(open, () -> !isStopped() && leader.getAsBoolean(), () -> retry = FIRST_RETRY);
            if (lastError.isPresent()) {
                log.info("The mailbox {} can be used again", properties.address());
            }
            lastError = Optional.empty();
            return true;
        } catch (MessagingException | IOException e) {
            close();
            report(MailServerFailure.explain(e, properties.address().settings()).toString());
            return false;
        } catch (RuntimeException e) {
            close();
            report(MailServerFailure.words(e));
            return false;
        } catch (Error e) {
            // Polling goes on, so that one mail does not keep the others from being read.
            close();
            log.error("An error in dst-lab has ended the poll of the mailbox", e);
            report(e.toString());
            return false;
        }
    }

    private void report(String message) {
        var reason = Excerpt.of(message).strip();
        if (lastError.isEmpty()) {
            log.warn(
                    "The mailbox {} cannot be used; mails wait there and are read later: {}",
                    properties.address(),
                    reason);
        }
        lastError = Optional.of(reason);
    }

    private boolean isStopped() {
        return stopped.getCount() == 0;
    }

    private void close() {
        mailbox.ifPresent(Mailbox::close);
        mailbox = Optional.empty();
    }
}
