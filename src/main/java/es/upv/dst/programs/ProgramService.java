// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs;

import es.upv.dst.programs.Program.ProgramState;
import es.upv.dst.programs.intake.StudentMatcher;
import es.upv.dst.roster.Dni;
import es.upv.dst.storage.SingleWriter;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/**
 * The programs that were handed in. Several programs of a student are versions; all of them are kept. The package
 * intake inserts them.
 */
@Service
public class ProgramService {

    private final ProgramRepository repository;
    private final StudentMatcher students;
    private final SingleWriter writer;
    private final ApplicationEventPublisher events;

    ProgramService(
            ProgramRepository repository,
            StudentMatcher students,
            SingleWriter writer,
            ApplicationEventPublisher events) {
        this.repository = repository;
        this.students = students;
        this.writer = writer;
        this.events = events;
    }

    /** Assigns a program to an enrolled student, unless a feature objects to a change of the student. */
    public AssignmentResult assign(long id, Dni student) {
        var result = writer.writeThrough(() -> assignInTransaction(id, student), _ -> {});
        if (result instanceof AssignmentResult.Assigned(var program)) {
            announce(program);
        }
        return result;
    }

    private AssignmentResult assignInTransaction(long id, Dni student) {
        var program = repository.find(id);
        if (program.isEmpty()) {
            return new AssignmentResult.NotFound();
        }
        if (!students.isStillEnrolled(student)) {
            return new AssignmentResult.NotEnrolled();
        }
        var proposal = new AssignmentProposed(program.get());
        if (!program.get().dni().equals(Optional.of(student))) {
            events.publishEvent(proposal);
        }
        return proposal.objection()
                .<AssignmentResult>map(AssignmentResult.Refused::new)
                .orElseGet(() -> {
                    proposal.accept();
                    return new AssignmentResult.Assigned(repository.assign(id, student));
                });
    }

    /** Publishes that a program has got a student, unless it has none or could not be read. Called after the commit. */
    public void announce(Program program) {
        if (program.state() == ProgramState.RECEIVED) {
            events.publishEvent(new ProgramReceived(program.id()));
        }
    }

    /** Returns the program with this id. */
    public Optional<Program> find(long id) {
        return repository.find(id);
    }

    /** Returns the programs with these ids, in the order in which they were stored. */
    public List<Program> findAll(Collection<Long> ids) {
        return repository.findAll(ids);
    }

    /** Returns all programs, in the order in which they were stored. */
    public List<Program> findAll() {
        return repository.findAll();
    }

    /** Returns the versions of a student's program, in the order in which they were stored. */
    public List<Program> findByStudent(Dni student) {
        return repository.findByStudent(student);
    }

    /** Returns the source of a program; empty if it could not be read, or if there is no program with this id. */
    public Optional<String> findSource(long id) {
        return repository.source(id);
    }

    /** The result of an assignment. */
    public sealed interface AssignmentResult {

        record Assigned(Program program) implements AssignmentResult {}

        record NotFound() implements AssignmentResult {}

        /** The student is not on the roster, or not any more. */
        record NotEnrolled() implements AssignmentResult {}

        record Refused(String reason) implements AssignmentResult {}
    }
}
