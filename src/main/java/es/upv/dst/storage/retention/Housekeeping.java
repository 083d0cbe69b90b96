// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.storage.retention;

import es.upv.dst.storage.CachedState;
import es.upv.dst.storage.WorkerThread;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.stereotype.Component;

/**
 * Deletes the oldest rows of refused messages, slice by slice, on a separate thread and in separate transactions.
 * Messages, the start and the stop do not wait for it. In the next run, also after a kill, it continues from the counts
 * in the tables.
 */
@Component
public class Housekeeping implements SmartLifecycle, CachedState {

    private static final Logger log = LoggerFactory.getLogger(Housekeeping.class);

    /** The time between two checks of the number of rows. */
    private static final Duration PERIOD = Duration.ofSeconds(1);

    /**
     * The pause between slices, in which messages can use the processor. Deletion is still faster than a flood of
     * messages.
     */
    private static final Duration PAUSE = Duration.ofMillis(10);

    /** A slice takes milliseconds, unless the database hangs. Then the slice is rolled back when the process ends. */
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(3);

    private final List<RefusedRowsRepository> tables = new CopyOnWriteArrayList<>();
    private boolean failing;
    private volatile CountDownLatch end = new CountDownLatch(1);
    private final WorkerThread thread = new WorkerThread("housekeeping");

    /** Adds a table from which the oldest refused rows are deleted. */
    public void add(RefusedRowsRepository rows) {
        tables.add(rows);
    }

    /** Examines all rows again. An import of a course inserts rows with any ids. */
    @Override
    public void reload() {
        tables.forEach(RefusedRowsRepository::restart);
    }

    @Override
    public void start() {
        end = new CountDownLatch(1);
        var latch = end;
        thread.start(() -> run(latch));
    }

    /** Waits for the slice that is being deleted, at most three seconds. */
    @Override
    public void stop() {
        end.countDown();
        thread.awaitEnd(STOP_TIMEOUT);
    }

    @Override
    public boolean isRunning() {
        return thread.isAlive();
    }

    private void run(CountDownLatch end) throws InterruptedException {
        do {
            for (var rows : tables) {
                deleteSlices(rows, end);
            }
        } while (!end.await(PERIOD.toMillis(), TimeUnit.MILLISECONDS));
    }

    private void deleteSlices(RefusedRowsRepository rows, CountDownLatch end) throws InterruptedException {
        try {
            while (end.getCount() > 0 && rows.deleteSlice()) {
                failing = false;
                end.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (RuntimeException e) {
            if (!failing) {
                log.warn(
                        "Old rows of table {} cannot be deleted; trying again each second: {}",
                        rows.table(),
                        NestedExceptionUtils.getMostSpecificCause(e).getMessage());
            }
            failing = true;
        }
    }
}
