// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.cases;

import es.upv.dst.mail.LatestMailsRepository;
import es.upv.dst.mail.outbox.Letter;
import es.upv.dst.mail.outbox.Outbox;
import es.upv.dst.programs.cases.CaseService.CaseResult.Recorded;
import es.upv.dst.programs.cases.CaseService.CaseResult.Refused;
import es.upv.dst.programs.cases.ProgramCase.ProgramCaseState;
import es.upv.dst.programs.similarity.ComparedPrograms;
import es.upv.dst.programs.similarity.ProgramReference;
import es.upv.dst.roster.Dni;
import es.upv.dst.roster.Roster;
import es.upv.dst.storage.SingleWriter;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;

/** Records what the professor does about cases. Each change is one transaction with its row in the history. */
@Service
public class CaseService {

    private static final String LETTER_PREFIX = "case-letter:";

    private final CaseRepository repository;
    private final ComparedPrograms programs;
    private final Outbox outbox;
    private final Roster roster;
    private final SingleWriter writer;
    private final InstantSource clock;

    CaseService(
            CaseRepository repository,
            ComparedPrograms programs,
            Outbox outbox,
            Roster roster,
            SingleWriter writer,
            InstantSource clock) {
        this.repository = repository;
        this.programs = programs;
        this.outbox = outbox;
        this.roster = roster;
        this.writer = writer;
        this.clock = clock;
    }

    /**
     * Returns the most serious state of the cases of each student who has one: confirmed, else open, else dismissed. A
     * case belongs to the students of its two programs.
     */
    public Map<Dni, ProgramCaseState> statesByStudent() {
        return repository.statesByStudent();
    }

    /** Opens a case about two programs, given in any order. */
    public CaseResult open(ProgramReference one, ProgramReference other, String note) {
        return write(() -> {
            var first = one.compareTo(other) < 0 ? one : other;
            var second = one.compareTo(other) < 0 ? other : one;
            var refusal = refusal(first, second);
            if (refusal.isPresent()) {
                return new Refused(refusal.get());
            }
            var now = clock.instant();
            var id = repository.insert(first, second, now);
            repository.insert(id, CaseEvent.opened(now, note));
            return new Recorded(id);
        });
    }

    private Optional<CaseRefusal> refusal(ProgramReference first, ProgramReference second) {
        var earlier = programs.side(first);
        var later = programs.side(second);
        if (earlier.isEmpty() || later.isEmpty()) {
            return Optional.of(CaseRefusal.NO_SUCH_PROGRAM);
        }
        if (second.archived()) {
            return Optional.of(CaseRefusal.ONLY_ARCHIVED);
        }
        if (Objects.equals(earlier.get().dni(), later.get().dni())) {
            return Optional.of(CaseRefusal.SAME_STUDENT);
        }
        return repository.exists(first, second) ? Optional.of(CaseRefusal.CASE_EXISTS) : Optional.empty();
    }

    /** Sets the state of a case. If it has this state already, only the note is recorded. */
    public CaseResult decide(long id, ProgramCaseState state, String note) {
        return change(id, found -> {
            var now = clock.instant();
            repository.update(id, state);
            repository.insert(
                    id, found.state() == state ? CaseEvent.note(now, note) : CaseEvent.state(now, state, note));
            return new Recorded(id);
        });
    }

    /** Writes to a student of the case, at the address on the roster. */
    public CaseResult write(long id, Dni dni, String subject, String text) {
        return change(id, found -> {
            var student = roster.find(dni).filter(one -> LatestMailsRepository.isDeliverable(one.email()));
            if (!isOf(dni, found)) {
                return new Refused(CaseRefusal.NOT_OF_THE_CASE);
            }
            if (student.isEmpty()) {
                return new Refused(CaseRefusal.NO_ADDRESS);
            }
            var recipient = student.get();
            var event = repository.insert(id, CaseEvent.letter(clock.instant(), dni, subject, text));
            outbox.enqueue(new Letter(LETTER_PREFIX + event, recipient.name(), recipient.email(), subject, text));
            return new Recorded(id);
        });
    }

    /** Records what a student of the case replied. */
    public CaseResult recordReply(long id, Dni dni, String text) {
        return change(id, found -> {
            if (!isOf(dni, found)) {
                return new Refused(CaseRefusal.NOT_OF_THE_CASE);
            }
            repository.insert(id, CaseEvent.reply(clock.instant(), dni, text));
            return new Recorded(id);
        });
    }

    private boolean isOf(Dni dni, ProgramCase found) {
        return Stream.of(found.first(), found.second())
                .flatMap(program -> programs.side(program).stream())
                .anyMatch(side -> dni.equals(side.dni()));
    }

    private CaseResult change(long id, Function<ProgramCase, CaseResult> change) {
        return write(() -> repository.find(id).map(change).orElse(new Refused(CaseRefusal.NO_SUCH_CASE)));
    }

    private CaseResult write(Supplier<CaseResult> change) {
        return writer.writeThrough(change, _ -> {});
    }

    /** The result of a call about a case. */
    public sealed interface CaseResult {

        record Recorded(long caseId) implements CaseResult {}

        record Refused(CaseRefusal refusal) implements CaseResult {}
    }
}
