// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs;

import es.upv.dst.programs.Program.ProgramDecision;
import es.upv.dst.programs.Program.ProgramState;
import es.upv.dst.storage.SingleWriter;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** Records what the professor decides about programs. */
@Service
public class ProgramDecisions {

    private final ProgramRepository repository;
    private final SingleWriter writer;
    private final ApplicationEventPublisher events;
    private final InstantSource clock;

    ProgramDecisions(
            ProgramRepository repository, SingleWriter writer, ApplicationEventPublisher events, InstantSource clock) {
        this.repository = repository;
        this.writer = writer;
        this.events = events;
        this.clock = clock;
    }

    /** Records a decision about one program, unless the program is not readable or not assigned. */
    public DecisionResult decide(long id, ProgramDecision decision, String reason) {
        return writer.writeThrough(() -> decideInTransaction(id, decision, reason), _ -> {});
    }

    private DecisionResult decideInTransaction(long id, ProgramDecision decision, String reason) {
        var program = repository.find(id);
        if (program.isEmpty()) {
            return new DecisionResult.NotFound();
        }
        var state = program.get().state();
        if (state != ProgramState.RECEIVED) {
            return new DecisionResult.NotReceived(state);
        }
        repository.decide(List.of(id), decision, reason, clock.instant());
        return new DecisionResult.Decided(repository.find(id).orElseThrow());
    }

    /**
     * Accepts the undecided programs that count, do all steps, and to which no feature objects. Leaves the others, with
     * the reason. Returns nothing about programs that do not count, or that are decided already.
     */
    public Acceptance acceptClear(String reason) {
        return writer.writeThrough(() -> acceptInTransaction(reason), _ -> {});
    }

    private Acceptance acceptInTransaction(String reason) {
        var candidates = repository.findAll().stream()
                .filter(program -> program.counts() && program.decision() == ProgramDecision.UNDECIDED)
                .toList();
        var proposal = new AcceptanceProposed(candidates);
        candidates.forEach(program -> incomplete(program).ifPresent(why -> proposal.object(program.id(), why)));
        events.publishEvent(proposal);
        var accepted = new ArrayList<Long>();
        var left = new ArrayList<LeftProgram>();
        for (var program : candidates) {
            var objection = Optional.ofNullable(proposal.objections().get(program.id()));
            objection.ifPresentOrElse(
                    why -> left.add(new LeftProgram(program.id(), why)), () -> accepted.add(program.id()));
        }
        if (!accepted.isEmpty()) {
            repository.decide(accepted, ProgramDecision.ACCEPTED, reason, clock.instant());
        }
        return new Acceptance(accepted, left);
    }

    private static Optional<String> incomplete(Program program) {
        if (program.complete()) {
            return Optional.empty();
        }
        return Optional.of(
                program.missing().isEmpty()
                        ? "its text could not be analyzed"
                        : "not found in its text: " + String.join(", ", names(program)));
    }

    private static List<String> names(Program program) {
        return program.missing().stream().map(Enum::name).toList();
    }

    /** The programs that were accepted together, and those that were left undecided. */
    public record Acceptance(List<Long> accepted, List<LeftProgram> left) {}

    public record LeftProgram(long id, String reason) {}

    /** The result of a decision about one program. */
    public sealed interface DecisionResult {

        record Decided(Program program) implements DecisionResult {}

        record NotFound() implements DecisionResult {}

        /** The program cannot be decided about, because it is not readable, or not assigned to a student. */
        record NotReceived(ProgramState state) implements DecisionResult {}
    }
}
