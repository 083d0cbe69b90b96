// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.rehearsal;

import es.upv.dst.codes.Codes;
import es.upv.dst.ledger.Leadership;
import es.upv.dst.ledger.Ledger;
import es.upv.dst.ledger.Retries;
import es.upv.dst.roster.RehearsalStudents;
import es.upv.dst.roster.Roster;
import es.upv.dst.roster.Student;
import es.upv.dst.student.Applicant;
import es.upv.dst.student.FlowReport;
import es.upv.dst.student.Publishing;
import es.upv.dst.student.StudentProgram;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.TransactionException;

/** Rehearses a class, and has everything forgotten that it left, however it ended. */
@Service
class Rehearsals {

    /** Whoever listens to everything may be behind those who do not. */
    private static final Duration TO_CATCH_UP = Duration.ofSeconds(10);

    private final StudentProgram program;
    private final RehearsalStudents enrolment;
    private final Roster roster;
    private final Codes codes;
    private final Ledger ledger;
    private final Leadership leadership;
    private final RehearsalProperties properties;
    private final InstantSource clock;
    private final RetryTemplate untilItWorks = Retries.asLongAs(this::passes);
    private final Semaphore stage = new Semaphore(1);
    private volatile boolean closing;
    private volatile Optional<Outcomes> latest = Optional.empty();
    private volatile Optional<Performance> onStage = Optional.empty();

    Rehearsals(
            StudentProgram program,
            RehearsalStudents enrolment,
            Roster roster,
            Codes codes,
            Ledger ledger,
            Leadership leadership,
            RehearsalProperties properties,
            InstantSource clock) {
        this.program = program;
        this.enrolment = enrolment;
        this.roster = roster;
        this.codes = codes;
        this.ledger = ledger;
        this.leadership = leadership;
        this.properties = properties;
        this.clock = clock;
    }

    /** Comes back when it is over. */
    Answer rehearse(Plan plan) throws InterruptedException {
        if (!leadership.isLeader()) {
            return Refusal.STANDBY;
        }
        if (!stage.tryAcquire()) {
            return Refusal.UNDER_WAY;
        }
        try {
            return codes.pool().free() < plan.students() ? Refusal.TOO_FEW_CODES : listening(plan);
        } finally {
            stage.release();
        }
    }

    /** The one that lasts, so far, or else the last one there was since the start. */
    Optional<RehearsalReport> latest() {
        return latest.map(outcomes -> outcomes.report(clock.instant()));
    }

    private Answer listening(Plan plan) throws InterruptedException {
        var listener = new Listener();
        var ear = program.listen(properties.patience(), listener::hearCode, listener::hearVerdict);
        if (ear.isEmpty()) {
            return Refusal.BROKER_AWAY;
        }
        try (var _ = ear.get()) {
            return enrolled(plan, listener);
        }
    }

    private Answer enrolled(Plan plan, Listener listener) throws InterruptedException {
        var cast = Cast.of(plan.students(), roster);
        var numbers = cast.stream().map(Student::dni).collect(Collectors.toUnmodifiableSet());
        if (!enrolment.enrol(cast)) {
            return Refusal.NUMBERS_TAKEN;
        }
        try {
            return perform(plan, cast, new TakenCodes(numbers, codes, ledger), listener);
        } finally {
            onStage = Optional.empty();
            untilItWorks.invoke(() -> enrolment.dismiss(numbers));
        }
    }

    private RehearsalReport perform(Plan plan, List<Student> cast, TakenCodes taken, Listener listener)
            throws InterruptedException {
        var outcomes = new Outcomes(plan, clock.instant(), () -> listener.doubled(taken.all()));
        latest = Optional.of(outcomes);
        var performance = new Performance(plan, number -> play(cast.get(number), taken, outcomes));
        onStage = Optional.of(performance);
        try {
            performance.awaitEnd();
            listener.awaitVerdicts(outcomes.served(), TO_CATCH_UP);
        } finally {
            performance.breakOff();
            outcomes.close(clock.instant());
        }
        return outcomes.report(clock.instant());
    }

    private void play(Student student, TakenCodes taken, Outcomes outcomes) {
        var applicant = new Applicant(student.dni().value(), student.name(), student.email());
        var report = FlowReport.NOTHING;
        outcomes.begins();
        try {
            report = program.run(applicant, Publishing.UNCONFIRMED, properties.each(), taken::take);
        } finally {
            outcomes.ends(report);
        }
    }

    /** The tables are away or behind; if that does not pass before the lab is stopped, the next start does it. */
    private boolean passes(Throwable accident) {
        return !closing && (accident instanceof DataAccessException || accident instanceof TransactionException);
    }

    /** Before the server waits for the calls that it serves. */
    @EventListener
    void breakOff(ContextClosedEvent event) {
        closing = true;
        onStage.ifPresent(Performance::breakOff);
    }
}
