// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.mailbox;

import es.upv.dst.programs.intake.HandIn.MailBody;
import es.upv.dst.programs.intake.HandIn.MailDefect;
import es.upv.dst.programs.intake.HandIn.ReceivedMail;
import es.upv.dst.programs.intake.ProgramIntake;
import es.upv.dst.storage.Excerpt;
import es.upv.dst.storage.Leadership;
import es.upv.dst.storage.RetryTemplates;
import es.upv.dst.storage.WorkerThread;
import jakarta.mail.MessageRemovedException;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Polls the mailbox in one thread of its own, while this instance is the leader. Stores each mail, and then marks it. A
 * failure is logged once, and polling is retried with a growing delay.
 */
final class MailboxPoller implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(MailboxPoller.class);

    private static final Duration FIRST_RETRY = Duration.ofSeconds(1);
    private static final Duration MAX_RETRY = Duration.ofMinutes(5);

    /** How long a stop waits for the mail that is being read. */
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(12);

    private final Supplier<Mailbox> connection;
    private final MailboxProperties properties;
    private final MailReader reader;
    private final ProgramIntake programs;
    private final Leadership leadership;
    private final Map<Long, Integer> failures = new HashMap<>();
    private final WorkerThread thread = new WorkerThread("mailbox");
    private Optional<Mailbox> mailbox = Optional.empty();
    private volatile CountDownLatch stopped = new CountDownLatch(1);
    private volatile Optional<String> lastError = Optional.empty();

    MailboxPoller(
            Supplier<Mailbox> connection,
            MailboxProperties properties,
            MailReader reader,
            ProgramIntake programs,
            Leadership leadership) {
        this.connection = connection;
        this.properties = properties;
        this.reader = reader;
        this.programs = programs;
        this.leadership = leadership;
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

    /** Returns why the last look at the mailbox failed; empty if it succeeded. */
    Optional<String> lastError() {
        return lastError;
    }

    private void run() throws InterruptedException {
        var retry = FIRST_RETRY;
        while (!isStopped()) {
            if (leadership.isLeader() && !poll()) {
                stopped.await(retry.toMillis(), TimeUnit.MILLISECONDS);
                retry = Collections.min(List.of(retry.multipliedBy(2), MAX_RETRY));
            } else {
                retry = FIRST_RETRY;
                stopped.await(properties.pollInterval().toMillis(), TimeUnit.MILLISECONDS);
            }
        }
        close();
    }

    /** Returns whether the look at the mailbox succeeded. The connection stays open between two looks. */
    private boolean poll() {
        try {
            var open = mailbox.orElseGet(connection);
            mailbox = Optional.of(open);
            takeIn(open);
            if (lastError.isPresent()) {
                log.info("The mailbox {} can be used again", properties.address());
            }
            lastError = Optional.empty();
            return true;
        } catch (MessagingException | IOException | RuntimeException e) {
            close();
            report(e);
            return false;
        }
    }

    private void report(Exception e) {
        var reason = Excerpt.of(String.valueOf(e.getMessage())).strip();
        if (lastError.isEmpty()) {
            log.warn(
                    "The mailbox {} cannot be used; mails wait there and are read later: {}",
                    properties.address(),
                    reason);
        }
        lastError = Optional.of(reason);
    }

    /** Takes in the mails that have failed least often first, so that one mail does not block those behind it. */
    private void takeIn(Mailbox open) throws MessagingException, IOException {
        var byFailures = new TreeMap<Integer, List<IMAPMessage>>();
        for (var mail : open.findUnmarked()) {
            var failed = failures.getOrDefault(uid(mail), 0);
            byFailures.computeIfAbsent(failed, _ -> new ArrayList<>()).add(mail);
        }
        for (var mail : byFailures.values().stream().flatMap(List::stream).toList()) {
            if (isStopped() || !leadership.isLeader()) {
                return;
            }
            takeIn(open, mail);
        }
    }

    private void takeIn(Mailbox open, IMAPMessage mail) throws MessagingException, IOException {
        var uid = uid(mail);
        try {
            store(reader.read(mail));
            open.mark(mail);
            failures.remove(uid);
        } catch (MessageRemovedException e) {
            // A person has moved or deleted the mail meanwhile.
            failures.remove(uid);
        } catch (MessagingException | IOException | RuntimeException e) {
            failures.merge(uid, 1, Integer::sum);
            throw e;
        }
    }

    /** Stores a mail. If an error in dst-lab prevents that, stores it as a mail that could not be read. */
    private void store(ReceivedMail mail) {
        try {
            programs.handIn(mail);
        } catch (RuntimeException | StackOverflowError e) {
            if (RetryTemplates.isTransient(e)) {
                throw e;
            }
            log.error("A mail could not be stored as a program, because of an error in dst-lab", e);
            programs.handIn(new ReceivedMail(
                    mail.contentHash(),
                    mail.messageId(),
                    mail.sender(),
                    mail.subject(),
                    false,
                    new MailBody.Unusable(MailDefect.MAIL_DAMAGED, "an error in dst-lab, see its log"),
                    mail.receivedAt()));
        }
    }

    private static long uid(IMAPMessage mail) throws MessagingException {
        return ((IMAPFolder) mail.getFolder()).getUID(mail);
    }

    private boolean isStopped() {
        return stopped.getCount() == 0;
    }

    private void close() {
        mailbox.ifPresent(Mailbox::close);
        mailbox = Optional.empty();
    }
}
