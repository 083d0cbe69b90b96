// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs;

import es.upv.dst.programs.Program.AssignmentBasis;
import es.upv.dst.programs.Program.ProgramState;
import es.upv.dst.programs.StudentMatcher.StudentMatch;
import es.upv.dst.roster.Dni;
import es.upv.dst.storage.SingleWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/**
 * Takes in programs. Each hand-in becomes one row, also if it cannot be read or assigned. Several programs of a student
 * are versions; all of them are kept.
 */
@Service
public class ProgramService {

    private final HandInRepository handIns;
    private final ProgramRepository repository;
    private final StudentMatcher students;
    private final Receipts receipts;
    private final SingleWriter writer;
    private final ApplicationEventPublisher events;

    ProgramService(
            HandInRepository handIns,
            ProgramRepository repository,
            StudentMatcher students,
            Receipts receipts,
            SingleWriter writer,
            ApplicationEventPublisher events) {
        this.handIns = handIns;
        this.repository = repository;
        this.students = students;
        this.receipts = receipts;
        this.writer = writer;
        this.events = events;
    }

    /**
     * Reads a program and stores it in one transaction with the receipt to the sender. A mail that was stored before,
     * with the same Message-ID and content, is not stored again. A source that was stored before for the same student
     * is not stored again by an upload.
     *
     * @throws org.springframework.dao.DataAccessException if the tables are not available; then nothing is stored
     */
    public HandedIn handIn(HandIn handIn) {
        var read = ReadSource.of(handIn);
        // The accepted submissions must be in their table, because they can contain the address of the sender.
        writer.awaitTablesUpToDate();
        var match = match(handIn);
        var result = write(() -> handIns.findSame(handIn, read)
                .map(id -> new HandedIn(require(id), false))
                .orElseGet(() -> insert(handIn, read, match)));
        if (result.isNew()) {
            announce(result.program());
        }
        return result;
    }

    private HandedIn insert(HandIn handIn, ReadSource read, Optional<StudentMatch> match) {
        var program = require(handIns.insert(handIn, read, match));
        if (handIn instanceof HandIn.ReceivedMail mail) {
            receipts.enqueue(program, mail);
        }
        return new HandedIn(program, true);
    }

    private Optional<StudentMatch> match(HandIn handIn) {
        return switch (handIn) {
            case HandIn.Upload upload -> Optional.of(new StudentMatch(upload.student(), AssignmentBasis.PROFESSOR));
            case HandIn.ReceivedMail mail -> students.match(mail);
        };
    }

    /** Assigns a program to an enrolled student. Empty if there is no program with this id. */
    public Optional<Program> assign(long id, Dni student) {
        var assigned = write(() -> repository.assign(id, student));
        assigned.ifPresent(this::announce);
        return assigned;
    }

    private void announce(Program program) {
        if (program.state() == ProgramState.RECEIVED) {
            events.publishEvent(new ProgramReceived(program.id()));
        }
    }

    /** Returns the program with this id. */
    public Optional<Program> find(long id) {
        return repository.find(id);
    }

    /** Returns all programs, in the order in which they were stored. */
    public List<Program> findAll() {
        return repository.findAll();
    }

    /** Returns the source of a program; empty if it could not be read, or if there is no program with this id. */
    public Optional<String> findSource(long id) {
        return repository.source(id);
    }

    /** Returns the sources of all readable programs that are assigned to a student, by the id of the program. */
    public Map<Long, String> findSources() {
        return repository.sources();
    }

    private Program require(long id) {
        return repository.find(id).orElseThrow(() -> new IllegalStateException("no program " + id));
    }

    private <T> T write(Supplier<T> change) {
        return writer.writeThrough(change, _ -> {});
    }

    /** @param isNew false if the program had been handed in before */
    public record HandedIn(Program program, boolean isNew) {}
}
