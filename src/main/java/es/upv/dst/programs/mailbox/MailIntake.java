// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.mailbox;

import es.upv.dst.programs.intake.HandIn.MailBody;
import es.upv.dst.programs.intake.HandIn.MailDefect;
import es.upv.dst.programs.intake.HandIn.ReceivedMail;
import es.upv.dst.programs.mailbox.Mailbox.MailId;
import es.upv.dst.programs.mailbox.Mailbox.UnmarkedMail;
import es.upv.dst.storage.RetryTemplates;
import jakarta.mail.MessageRemovedException;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stores the mails of the mailbox, and then marks them. Each mail is stored, also one that the server does not deliver,
 * and one that ends the process while it is read. For use by one thread.
 */
final class MailIntake {

    private static final Logger log = LoggerFactory.getLogger(MailIntake.class);

    /**
     * How often a mail is read that ends the process. The second time, because a power cut is not the mail's fault. The
     * time in which the lab waits for the server does not count.
     */
    static final int MAX_READINGS = 2;

    /** After how many failures a mail is stored without its content. */
    static final int MAX_FAILURES = 5;

    private final MailReader reader;
    private final ReadingRepository readings;
    private final BiConsumer<ReceivedMail, Runnable> programs;
    private final FailedMails failures;

    /** The mails that are stored and not marked yet, because that failed. */
    private final Set<MailId> stored = new HashSet<>();

    /** The mails whose reading has ended, which is not in the table yet, because the database failed. */
    private final Set<MailId> ended = new HashSet<>();

    private boolean isStarted;

    /** @param programs stores a mail, and runs the action in the same transaction */
    MailIntake(
            MailReader reader,
            ReadingRepository readings,
            BiConsumer<ReceivedMail, Runnable> programs,
            FailedMails failures) {
        this.reader = reader;
        this.readings = readings;
        this.programs = programs;
        this.failures = failures;
    }

    /**
     * Takes in the mails that have failed least often first, so that one mail does not block those behind it. The first
     * failure ends the poll.
     *
     * @param proceed asked before each mail
     * @param onStored runs after each mail that was stored
     */
    void takeIn(Mailbox mailbox, BooleanSupplier proceed, Runnable onStored) throws MessagingException, IOException {
        var unmarked = mailbox.findUnmarked();
        var ids = unmarked.stream().map(UnmarkedMail::id).collect(Collectors.toSet());
        failures.retain(ids);
        stored.retainAll(ids);
        ended.retainAll(ids);
        readings.retain(ids);
        if (!isStarted) {
            failures.pauseAfterEnds(readings.countEnds());
            isStarted = true;
        }
        var due = unmarked.stream()
                .filter(mail -> failures.isDue(mail.id()))
                .sorted(Comparator.comparingInt(mail -> failures.attempts(mail.id())))
                .toList();
        for (var mail : due) {
            if (!proceed.getAsBoolean()) {
                return;
            }
            takeIn(mailbox, mail, onStored);
        }
    }

    private void takeIn(Mailbox mailbox, UnmarkedMail mail, Runnable onStored) throws MessagingException, IOException {
        try {
            if (!stored.contains(mail.id())) {
                store(mail);
                failures.addDelivery();
                stored.add(mail.id());
                onStored.run();
            }
            mailbox.mark(mail.message());
        } catch (MessageRemovedException e) {
            log.debug("A person has moved or deleted the mail {}", mail.id());
        } catch (MessagingException | IOException | RuntimeException | Error e) {
            addFailure(mail.id(), e);
            throw e;
        }
    }

    private void addFailure(MailId mail, Throwable failure) {
        if (Mailbox.isConnectionLost(failure)) {
            failures.addConnectionLoss(mail);
        } else if (!RetryTemplates.isTransient(failure)) {
            failures.add(mail);
        }
    }

    private void store(UnmarkedMail mail) throws MessagingException, IOException {
        var isFetched = failures.count(mail.id()) < MAX_FAILURES;
        var raw = isFetched ? RawMail.fetch(mail.message()) : Optional.<RawMail>empty();
        var attempt = begin(mail.id());
        try {
            handIn(mail.id(), read(mail, raw, attempt));
        } catch (OutOfMemoryError e) {
            // The reading has not ended for the table, because the next attempt may end the process.
            throw e;
        } catch (MessagingException | IOException | RuntimeException | Error e) {
            end(mail.id(), e);
            throw e;
        }
    }

    /** An earlier reading that has ended is no end of the process. */
    private int begin(MailId mail) {
        if (ended.contains(mail)) {
            readings.end(mail);
            ended.remove(mail);
        }
        return readings.begin(mail);
    }

    private void end(MailId mail, Throwable failure) {
        try {
            readings.end(mail);
        } catch (RuntimeException e) {
            ended.add(mail);
            failure.addSuppressed(e);
        }
    }

    private ReceivedMail read(UnmarkedMail mail, Optional<RawMail> raw, int attempt)
            throws MessagingException, IOException {
        var failed = failures.count(mail.id());
        if (attempt <= MAX_READINGS && failed < MAX_FAILURES) {
            try {
                return reader.read(mail.message(), raw);
            } catch (OutOfMemoryError e) {
                throw e;
            } catch (Error e) {
                log.error("The mail {} could not be read, because of an error in dst-lab", mail.id(), e);
                return reader.readHeader(mail, "an error in dst-lab, see its log");
            }
        }
        var why = attempt > MAX_READINGS
                ? "the lab ended %d times while it read this mail".formatted(attempt - 1)
                : "the mail could not be fetched or stored, %d times".formatted(failed);
        log.warn("The mail {} is stored as damaged and remains in the mailbox: {}", mail.id(), why);
        // More attempts with the header, which may be what ends the process or cannot be fetched or stored.
        if (attempt > MAX_READINGS + 1 || failed > MAX_FAILURES + 1) {
            return reader.unread(mail, why);
        }
        return failed > MAX_FAILURES ? reader.readEnvelope(mail, why) : reader.readHeader(mail, why);
    }

    /** Stores a mail. If an error in dst-lab prevents that, stores it as a mail that could not be read. */
    private void handIn(MailId id, ReceivedMail mail) {
        try {
            programs.accept(mail, () -> readings.delete(id));
        } catch (OutOfMemoryError e) {
            throw e;
        } catch (RuntimeException | Error e) {
            if (RetryTemplates.isTransient(e)) {
                throw e;
            }
            log.error("A mail could not be stored as a program, because of an error in dst-lab", e);
            var body = new MailBody.Unusable(MailDefect.MAIL_DAMAGED, "an error in dst-lab, see its log");
            programs.accept(mail.withoutReceipt(body), () -> readings.delete(id));
        }
    }
}
