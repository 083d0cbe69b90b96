// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.intake;

import es.upv.dst.programs.Program;
import es.upv.dst.programs.Program.AssignmentBasis;
import es.upv.dst.programs.ProgramService;
import es.upv.dst.programs.intake.StudentMatcher.SenderMatch;
import es.upv.dst.ratelimit.LimitedLog;
import es.upv.dst.storage.Excerpt;
import es.upv.dst.storage.SingleWriter;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * Takes in programs. Each hand-in becomes one row, also if it cannot be read or assigned, apart from mails above the
 * limits of a day.
 */
@Service
public class ProgramIntake {

    private final HandInReader reader;
    private final HandInRepository handIns;
    private final ProgramService programs;
    private final StudentMatcher students;
    private final Receipts receipts;
    private final MailQuota quota;
    private final SingleWriter writer;
    private final LimitedLog refused = new LimitedLog(LoggerFactory.getLogger(ProgramIntake.class));
    private final AtomicLong mailsAboveQuota = new AtomicLong();

    ProgramIntake(
            HandInReader reader,
            HandInRepository handIns,
            ProgramService programs,
            StudentMatcher students,
            Receipts receipts,
            MailQuota quota,
            SingleWriter writer) {
        this.reader = reader;
        this.handIns = handIns;
        this.programs = programs;
        this.students = students;
        this.receipts = receipts;
        this.quota = quota;
        this.writer = writer;
    }

    /**
     * Reads a student's program and stores it. An upload that repeats the newest version of the student is not stored
     * again. An earlier version that is uploaded again becomes the newest one.
     *
     * @return empty if the student is not enrolled any more; then nothing is stored
     * @throws org.springframework.dao.DataAccessException if the tables are not available; then nothing is stored
     */
    public Optional<HandedIn> handIn(HandIn.Upload upload) {
        var read = reader.read(upload);
        var match = new SenderMatch(upload.student(), AssignmentBasis.PROFESSOR);
        return announced(writer.writeThrough(
                () -> Optional.of(match)
                        .filter(this::isStillEnrolled)
                        .map(enrolled ->
                                findSame(upload, read).orElseGet(() -> insert(upload, read, Optional.of(enrolled)))),
                _ -> {}));
    }

    /**
     * Reads a mail and stores it in one transaction with the receipt to the sender. A mail that was stored before, with
     * the same Message-ID and content, is not stored again. For use by one thread.
     *
     * @param inTransaction runs in the transaction, also if nothing is stored
     * @return empty if too many mails were stored in a day; then nothing is stored
     * @throws org.springframework.dao.DataAccessException if the tables are not available; then nothing is stored
     */
    public Optional<HandedIn> handIn(HandIn.ReceivedMail mail, Runnable inTransaction) {
        var read = reader.read(mail);
        // The accepted submissions must be in their table, because they can contain the address of the sender.
        writer.awaitTablesUpToDate();
        var match = students.match(mail);
        var characters = read.text().map(text -> text.source().length()).orElse(0);
        var result = writer.writeThrough(
                () -> {
                    inTransaction.run();
                    var same = findSame(mail, read);
                    return same.isPresent() || !quota.allows(match, characters)
                            ? same
                            : Optional.of(insert(mail, read, match.filter(this::isStillEnrolled)));
                },
                _ -> {});
        result.filter(HandedIn::isNew).ifPresent(_ -> quota.count(match, characters));
        if (result.isEmpty()) {
            reportAboveQuota(mail);
        }
        return announced(result);
    }

    private void reportAboveQuota(HandIn.ReceivedMail mail) {
        mailsAboveQuota.incrementAndGet();
        refused.info("A mail from %s is above the limits of a day; it is not stored, and stays in the mailbox"
                .formatted(Excerpt.of(mail.sender())));
    }

    /** Returns how many mails were not stored since the start, because too many were. */
    public long mailsAboveQuota() {
        return mailsAboveQuota.get();
    }

    /** The data of a student may have been erased since the program was read. */
    private boolean isStillEnrolled(SenderMatch match) {
        return students.isStillEnrolled(match.dni());
    }

    private Optional<HandedIn> announced(Optional<HandedIn> result) {
        result.filter(HandedIn::isNew).map(HandedIn::program).ifPresent(programs::announce);
        return result;
    }

    private Optional<HandedIn> findSame(HandIn handIn, ReadSource read) {
        return handIns.findSame(handIn, read).map(id -> new HandedIn(require(id), false));
    }

    private HandedIn insert(HandIn handIn, ReadSource read, Optional<SenderMatch> match) {
        var program = require(handIns.insert(handIn, read, match));
        if (handIn instanceof HandIn.ReceivedMail mail) {
            receipts.enqueue(program, mail);
        }
        return new HandedIn(program, true);
    }

    private Program require(long id) {
        return programs.find(id).orElseThrow(() -> new IllegalStateException("no program " + id));
    }

    /** @param isNew false if the program had been handed in before */
    public record HandedIn(Program program, boolean isNew) {}
}
