// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.course.personal;

import es.upv.dst.course.CourseService;
import es.upv.dst.course.ExclusiveChange;
import es.upv.dst.course.RetainedCounts;
import es.upv.dst.course.RetentionPlan;
import es.upv.dst.course.archive.MailLock;
import es.upv.dst.storage.Leadership;
import es.upv.dst.storage.WorkerThread;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Erases all personal data when the retention time has passed since the end of the course and since the last enrolment.
 * The leader checks hourly.
 */
@Component
class Retention implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Retention.class);

    private static final Duration PERIOD = Duration.ofHours(1);

    /** Until the lab is the leader and has imported its roster. */
    private static final Duration FIRST_DELAY = Duration.ofMinutes(1);

    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(3);

    private final CourseService course;
    private final RetentionRepository repository;
    private final ErasedRows erasedRows;
    private final MailLock mails;
    private final ExclusiveChange changes;
    private final ObjectProvider<RetainedCounts> contributions;
    private final RetentionProperties properties;
    private final Leadership leadership;
    private final InstantSource clock;
    private final WorkerThread thread = new WorkerThread("retention");
    private volatile CountDownLatch stopSignal = new CountDownLatch(1);

    Retention(
            CourseService course,
            RetentionRepository repository,
            ErasedRows erasedRows,
            MailLock mails,
            ExclusiveChange changes,
            ObjectProvider<RetainedCounts> contributions,
            RetentionProperties properties,
            Leadership leadership,
            InstantSource clock) {
        this.course = course;
        this.repository = repository;
        this.erasedRows = erasedRows;
        this.mails = mails;
        this.changes = changes;
        this.contributions = contributions;
        this.properties = properties;
        this.leadership = leadership;
        this.clock = clock;
    }

    /**
     * Erases the personal data if they are due at this time. They stay while the course is open or was never closed,
     * during a rehearsal, and while a mail is being sent.
     *
     * @return whether personal data were erased
     */
    boolean eraseIfDue(Instant now) {
        if (!isDue(now) || !repository.hasPersonalData()) {
            return false;
        }
        var erasure = changes.run(() -> erase(now));
        erasure.ifPresent(erasedRows::end);
        return erasure.isPresent();
    }

    /** What is set, and what follows from it now. */
    RetentionPlan plan() {
        var start = course.course()
                .closesAt()
                .filter(_ -> properties.isLimited())
                .map(end -> repository.lastEnrolledAt().filter(end::isBefore).orElse(end));
        return new RetentionPlan(
                properties.retention(),
                start.map(end -> end.plus(properties.retention())),
                repository.hasPersonalData());
    }

    /** Counts from the end of the course, or from the last enrolment after it, which is that of another course. */
    private boolean isDue(Instant now) {
        var latest = now.minus(properties.retention());
        return properties.isLimited()
                && course.course()
                        .closesAt()
                        .filter(end -> !end.isAfter(latest))
                        .isPresent()
                && repository.lastEnrolledAt().filter(latest::isBefore).isEmpty();
    }

    private Optional<ErasedRows.Erasure> erase(Instant now) {
        if (!isDue(now) || repository.hasRehearsal() || mails.lockAll(now)) {
            return Optional.empty();
        }
        // Messages and mails that arrive after an erasure are erased too, and are of no student.
        if (repository.hasStudents()) {
            contributions.forEach(feature -> repository.retain(feature.counts().get(), now));
        }
        return Optional.of(repository.erase());
    }

    @Override
    public void start() {
        if (properties.isLimited()) {
            stopSignal = new CountDownLatch(1);
            thread.start(this::run);
        }
    }

    @Override
    public void stop() {
        stopSignal.countDown();
        thread.awaitEnd(STOP_TIMEOUT);
    }

    @Override
    public boolean isRunning() {
        return thread.isAlive();
    }

    private void run() throws InterruptedException {
        var delay = FIRST_DELAY;
        while (!stopSignal.await(delay.toMillis(), TimeUnit.MILLISECONDS)) {
            delay = PERIOD;
            try {
                if (leadership.isLeader() && eraseIfDue(clock.instant())) {
                    log.info("The personal data of the course were erased, since dst.course.retention has passed");
                }
            } catch (RuntimeException e) {
                log.warn("The personal data of the course cannot be erased; trying again in an hour", e);
            }
        }
    }
}
