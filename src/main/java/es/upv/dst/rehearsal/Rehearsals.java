// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.rehearsal;

import es.upv.dst.codes.CodeService;
import es.upv.dst.roster.Roster;
import es.upv.dst.roster.Student;
import es.upv.dst.roster.rehearsal.RehearsalStudents;
import es.upv.dst.storage.Leadership;
import es.upv.dst.storage.RetryTemplates;
import es.upv.dst.storage.SingleWriter;
import es.upv.dst.student.FlowReport;
import es.upv.dst.student.PublishQos;
import es.upv.dst.student.StudentInput;
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

/**
 * Runs rehearsals, one at a time. Removes the synthetic students and their rows after each rehearsal, even if it fails.
 */
@Service
class Rehearsals {

    /**
     * How long to wait for verdicts after the last student has ended. The client of the {@link DuplicateDetector} may
     * receive them later than the students' clients, because it receives every message.
     */
    private static final Duration VERDICT_TIMEOUT = Duration.ofSeconds(10);

    private final StudentProgram program;
    private final RehearsalStudents enrolment;
    private final Roster roster;
    private final CodeService codes;
    private final SingleWriter writer;
    private final Leadership leadership;
    private final RehearsalProperties properties;
    private final InstantSource clock;
    private final RetryTemplate retryTemplate = RetryTemplates.retryWhile(this::isRetryable);
    private final Semaphore permit = new Semaphore(1);
    private volatile boolean closing;
    private volatile Optional<RehearsalStatistics> latest = Optional.empty();
    private volatile Optional<StudentThreads> activeThreads = Optional.empty();

    Rehearsals(
            StudentProgram program,
            RehearsalStudents enrolment,
            Roster roster,
            CodeService codes,
            SingleWriter writer,
            Leadership leadership,
            RehearsalProperties properties,
            InstantSource clock) {
        this.program = program;
        this.enrolment = enrolment;
        this.roster = roster;
        this.codes = codes;
        this.writer = writer;
        this.leadership = leadership;
        this.properties = properties;
        this.clock = clock;
    }

    /** Runs a rehearsal and returns its report, or returns the reason why the rehearsal is refused. */
    RehearsalResult rehearse(RehearsalRequest request) throws InterruptedException {
        if (!leadership.isLeader()) {
            return RehearsalRefusal.STANDBY;
        }
        if (!permit.tryAcquire()) {
            return RehearsalRefusal.UNDER_WAY;
        }
        try {
            return codes.poolStatus().free() < request.students()
                    ? RehearsalRefusal.TOO_FEW_CODES
                    : runSubscribed(request);
        } finally {
            permit.release();
        }
    }

    /**
     * The report of the running rehearsal, or of the last rehearsal in this run of the lab; empty if there was none.
     */
    Optional<RehearsalReport> latest() {
        return latest.map(statistics -> statistics.report(clock.instant()));
    }

    private RehearsalResult runSubscribed(RehearsalRequest request) throws InterruptedException {
        var duplicates = new DuplicateDetector();
        var observer = program.subscribe(properties.patience(), duplicates::onCode, duplicates::onVerdict);
        if (observer.isEmpty()) {
            return RehearsalRefusal.BROKER_AWAY;
        }
        try (var _ = observer.get()) {
            return runEnrolled(request, duplicates);
        }
    }

    private RehearsalResult runEnrolled(RehearsalRequest request, DuplicateDetector duplicates)
            throws InterruptedException {
        var students = SyntheticStudents.of(request.students(), roster);
        var numbers = students.stream().map(Student::dni).collect(Collectors.toUnmodifiableSet());
        if (!enrolment.enrol(students)) {
            return RehearsalRefusal.NUMBERS_TAKEN;
        }
        try {
            return runStudents(request, students, new CodeAllocator(numbers, codes, writer), duplicates);
        } finally {
            activeThreads = Optional.empty();
            retryTemplate.invoke(() -> enrolment.remove(numbers));
        }
    }

    private RehearsalReport runStudents(
            RehearsalRequest request, List<Student> students, CodeAllocator allocator, DuplicateDetector duplicates)
            throws InterruptedException {
        var statistics = new RehearsalStatistics(
                request, clock.instant(), () -> duplicates.countDuplicates(allocator.allocated()));
        latest = Optional.of(statistics);
        var threads = StudentThreads.start(request, number -> runStudent(students.get(number), allocator, statistics));
        activeThreads = Optional.of(threads);
        try {
            threads.awaitEnd();
            duplicates.awaitVerdicts(statistics.served(), VERDICT_TIMEOUT);
        } finally {
            threads.cancel();
            statistics.close(clock.instant());
        }
        return statistics.report(clock.instant());
    }

    private void runStudent(Student student, CodeAllocator allocator, RehearsalStatistics statistics) {
        var input = new StudentInput(student.dni().value(), student.name(), student.email());
        var report = FlowReport.EMPTY;
        statistics.onStart();
        try {
            report = program.run(input, PublishQos.UNCONFIRMED, properties.timeouts(), allocator::allocate);
        } finally {
            statistics.onEnd(report);
        }
    }

    /**
     * Whether the database is unavailable and the lab is not being stopped. If the lab is stopped, its next run removes
     * the students.
     */
    private boolean isRetryable(Throwable e) {
        return !closing && (e instanceof DataAccessException || e instanceof TransactionException);
    }

    /** Stops the rehearsal before the web server waits for the HTTP request of the rehearsal to complete. */
    @EventListener
    void cancel(ContextClosedEvent event) {
        closing = true;
        activeThreads.ifPresent(StudentThreads::cancel);
    }
}
