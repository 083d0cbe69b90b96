// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.intake;

import es.upv.dst.programs.Program;
import es.upv.dst.programs.Program.AssignmentBasis;
import es.upv.dst.programs.ProgramService;
import es.upv.dst.programs.intake.StudentMatcher.SenderMatch;
import es.upv.dst.storage.SingleWriter;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Takes in programs. Each hand-in becomes one row, also if it cannot be read or assigned. */
@Service
public class ProgramIntake {

    private final HandInReader reader;
    private final HandInRepository handIns;
    private final ProgramService programs;
    private final StudentMatcher students;
    private final Receipts receipts;
    private final SingleWriter writer;

    ProgramIntake(
            HandInReader reader,
            HandInRepository handIns,
            ProgramService programs,
            StudentMatcher students,
            Receipts receipts,
            SingleWriter writer) {
        this.reader = reader;
        this.handIns = handIns;
        this.programs = programs;
        this.students = students;
        this.receipts = receipts;
        this.writer = writer;
    }

    /**
     * Reads a program and stores it in one transaction with the receipt to the sender. A mail that was stored before,
     * with the same Message-ID and content, is not stored again. An upload that repeats the newest version of the
     * student is not stored again. An earlier version that is uploaded again becomes the newest one.
     *
     * @throws org.springframework.dao.DataAccessException if the tables are not available; then nothing is stored
     */
    public HandedIn handIn(HandIn handIn) {
        return handIn(handIn, () -> {});
    }

    /** Does the same, and runs an action in the transaction, also if the hand-in was stored before. */
    public HandedIn handIn(HandIn handIn, Runnable inTransaction) {
        var read = reader.read(handIn);
        // The accepted submissions must be in their table, because they can contain the address of the sender.
        writer.awaitTablesUpToDate();
        var match = match(handIn);
        var result = writer.writeThrough(
                () -> {
                    inTransaction.run();
                    return store(handIn, read, match);
                },
                _ -> {});
        if (result.isNew()) {
            programs.announce(result.program());
        }
        return result;
    }

    private HandedIn store(HandIn handIn, ReadSource read, Optional<SenderMatch> match) {
        return handIns.findSame(handIn, read)
                .map(id -> new HandedIn(require(id), false))
                .orElseGet(() -> insert(handIn, read, match));
    }

    private HandedIn insert(HandIn handIn, ReadSource read, Optional<SenderMatch> match) {
        var program = require(handIns.insert(handIn, read, match));
        if (handIn instanceof HandIn.ReceivedMail mail) {
            receipts.enqueue(program, mail);
        }
        return new HandedIn(program, true);
    }

    private Optional<SenderMatch> match(HandIn handIn) {
        return switch (handIn) {
            case HandIn.Upload upload -> Optional.of(new SenderMatch(upload.student(), AssignmentBasis.PROFESSOR));
            case HandIn.ReceivedMail mail -> students.match(mail);
        };
    }

    private Program require(long id) {
        return programs.find(id).orElseThrow(() -> new IllegalStateException("no program " + id));
    }

    /** @param isNew false if the program had been handed in before */
    public record HandedIn(Program program, boolean isNew) {}
}
