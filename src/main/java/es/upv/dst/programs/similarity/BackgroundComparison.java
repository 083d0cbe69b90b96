// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.similarity;

import es.upv.dst.programs.AssignmentProposed;
import es.upv.dst.programs.ProgramReceived;
import es.upv.dst.storage.WorkerThread;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Compares each new program with the earlier ones, in one thread of its own. Handing in never waits for it and never
 * fails because of it. A program whose comparison fails waits for the next comparison of all programs.
 */
@Component
class BackgroundComparison implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(BackgroundComparison.class);

    /** More than a class hands in at once. */
    private static final int CAPACITY = 2_000;

    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(12);
    private static final OptionalLong END = OptionalLong.empty();

    private final ComparisonRuns runs;
    private final BlockingQueue<OptionalLong> received = new LinkedBlockingQueue<>(CAPACITY);
    private final WorkerThread thread = new WorkerThread("new-program-comparison");
    private volatile boolean stopped = true;

    BackgroundComparison(ComparisonRuns runs) {
        this.runs = runs;
    }

    @Override
    public void start() {
        stopped = false;
        thread.start(this::run);
    }

    @Override
    public void stop() {
        stopped = true;
        // Wakes the thread. If there is no space, the thread is awake.
        received.offer(END);
        thread.awaitEnd(STOP_TIMEOUT);
    }

    @Override
    public boolean isRunning() {
        return thread.isAlive();
    }

    @EventListener
    void onReceived(ProgramReceived event) {
        if (stopped || !received.offer(OptionalLong.of(event.id()))) {
            log.warn("Program {} is not compared now; POST /api/programs/comparison compares it", event.id());
        }
    }

    /** A program of another student has other pairs, and is compared again after the assignment. */
    @EventListener
    void onAssignment(AssignmentProposed event) {
        event.onAccepted(() -> runs.forget(event.program().id()));
    }

    private void run() throws InterruptedException {
        for (var id = received.take(); !stopped; id = received.take()) {
            id.ifPresent(this::compare);
        }
    }

    private void compare(long id) {
        try {
            runs.compareNew(id);
        } catch (RuntimeException | StackOverflowError e) {
            log.warn("Program {} could not be compared; POST /api/programs/comparison tries it again", id, e);
        }
    }
}
