// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.ledger;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Deletes the refused rows that are no longer kept, on a thread and in transactions of its own, slice by slice. No message, no
 * start and no stop waits for it: it goes on from what the tables say, also after a stop or a kill.
 */
@Component
class Housekeeping implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Housekeeping.class);

    /** How soon it notices that there are too many rows. */
    private static final Duration PERIOD = Duration.ofSeconds(1);

    /** The pause between slices leaves the processor to students, and allows more rows a second than a flood brings. */
    private static final Duration PAUSE = Duration.ofMillis(10);

    /** A slice takes milliseconds, unless the database hangs; then it is rolled back once the process has ended. */
    private static final Duration TO_STOP = Duration.ofSeconds(3);

    private final List<RefusedRows> tables = new CopyOnWriteArrayList<>();
    private boolean failing;
    private volatile CountDownLatch end = new CountDownLatch(1);
    private final WorkerThread thread = new WorkerThread("housekeeping");

    void add(RefusedRows rows) {
        tables.add(rows);
    }

    @Override
    public void start() {
        end = new CountDownLatch(1);
        var mine = end;
        thread.start(() -> run(mine));
    }

    /** Waits for the slice that is being deleted, but not for a database that hangs. */
    @Override
    public void stop() {
        end.countDown();
        thread.awaitEnd(TO_STOP);
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

    private void deleteSlices(RefusedRows rows, CountDownLatch end) throws InterruptedException {
        try {
            while (end.getCount() > 0 && rows.deleteSlice()) {
                failing = false;
                end.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (RuntimeException accident) {
            if (!failing) {
                log.warn(
                        "Old rows of table {} cannot be deleted; this is tried again each second",
                        rows.table(),
                        accident);
            }
            failing = true;
        }
    }
}
