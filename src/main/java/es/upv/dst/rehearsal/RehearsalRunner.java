// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.rehearsal;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** Runs rehearsals in the background, for a caller that looks at the progress and does not wait for the end. */
@Service
public class RehearsalRunner {

    private static final Logger log = LoggerFactory.getLogger(RehearsalRunner.class);

    private final Rehearsals rehearsals;

    /** The last rehearsal that was started here. At first an empty one that has ended. */
    private CompletableFuture<Optional<RehearsalResult>> last = CompletableFuture.completedFuture(Optional.empty());

    RehearsalRunner(Rehearsals rehearsals) {
        this.rehearsals = rehearsals;
    }

    /**
     * Starts a rehearsal, unless one that was started here is running. A refusal is part of the progress.
     *
     * @return whether it was started
     */
    public synchronized boolean start(RehearsalRequest request) {
        if (!last.isDone()) {
            return false;
        }
        last = CompletableFuture.supplyAsync(
                () -> rehearse(request),
                task -> Thread.ofVirtual().name("rehearsal").start(task));
        return true;
    }

    /** The progress of the running rehearsal, or the result of the last one in this run of the lab. */
    public synchronized RehearsalProgress progress() {
        var report = rehearsals.latest();
        var running = !last.isDone() || report.filter(RehearsalReport::running).isPresent();
        return new RehearsalProgress(
                running,
                last.isCompletedExceptionally(),
                last.isDone() && !last.isCompletedExceptionally()
                        ? last.join().flatMap(RehearsalRunner::refusal)
                        : Optional.empty(),
                report);
    }

    private Optional<RehearsalResult> rehearse(RehearsalRequest request) {
        try {
            return Optional.of(rehearsals.rehearse(request));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the rehearsal was interrupted", e);
        } catch (RuntimeException e) {
            log.error("The rehearsal failed", e);
            throw e;
        }
    }

    private static Optional<RehearsalRefusal> refusal(RehearsalResult result) {
        return switch (result) {
            case RehearsalRefusal refusal -> Optional.of(refusal);
            case RehearsalReport _ -> Optional.empty();
        };
    }

    /**
     * @param running whether a rehearsal runs, is being prepared, or is removing its students
     * @param failed whether the last rehearsal that was started here ended with an exception
     * @param refusal why the last start was refused; empty if it was not
     * @param report the report of the rehearsal whose students have started last; empty if there was none
     */
    public record RehearsalProgress(
            boolean running, boolean failed, Optional<RehearsalRefusal> refusal, Optional<RehearsalReport> report) {

        /** Whether the students of the running rehearsal have started and not all of them have ended. */
        public boolean studentsRun() {
            return report.filter(RehearsalReport::running).isPresent();
        }
    }
}
