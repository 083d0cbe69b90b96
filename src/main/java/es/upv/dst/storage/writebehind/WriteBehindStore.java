// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.storage.writebehind;

import es.upv.dst.storage.BatchStatement;
import es.upv.dst.storage.RetryTemplates;
import es.upv.dst.storage.StatementExecutor;
import es.upv.dst.storage.Store;
import es.upv.dst.storage.WorkerThread;
import es.upv.dst.storage.disk.DataSpace;
import es.upv.dst.storage.log.LogRecord;
import es.upv.dst.storage.log.WriteAheadLog;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.retry.RetryTemplate;

/**
 * Stores each change in the write-ahead log with one write. Later, during a pause or before the tables are read, writes
 * many changes at once to the tables. A run begins with the changes that the previous run has left in the log.
 */
public final class WriteBehindStore implements Store, SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(WriteBehindStore.class);

    /** How long {@link #stop} waits for all changes to be written to the tables. */
    private static final Duration FLUSH_TIMEOUT = Duration.ofSeconds(4);

    /** How long {@link #stop} then waits for the slice that is being written. */
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(3);

    private final WriteAheadLog writeAheadLog;
    private final LogContinuity continuity;
    private final StatementExecutor executor;
    private final TableWriter tables;
    private final DataSpace space;
    private final RetryTemplate retryTemplate;
    private volatile WriteBehindBuffer buffer;
    private long lastNumber;

    private volatile boolean stopping;
    private volatile boolean flushTimedOut;
    private final WorkerThread thread = new WorkerThread("write-behind");

    public WriteBehindStore(
            WriteAheadLog writeAheadLog, LogContinuity continuity, StatementExecutor executor, DataSpace space) {
        this.writeAheadLog = writeAheadLog;
        this.continuity = continuity;
        this.executor = executor;
        this.tables = new TableWriter(executor);
        this.space = space;
        this.buffer = new WriteBehindBuffer();
        this.retryTemplate = RetryTemplates.retryWhile(e -> !stopping);
    }

    @Override
    public void start() {
        stopping = false;
        flushTimedOut = false;
        buffer = new WriteBehindBuffer();
        var changes = continuity.open().changes();
        var written = executor.lastWrittenNumber();
        lastNumber = Math.max(written, changes.isEmpty() ? 0 : changes.getLast().number());
        changes.stream().filter(change -> change.number() > written).forEach(buffer::add);
        thread.start(this::run);
    }

    /**
     * Waits a limited time until the tables contain all changes, unless the tables fail. The write-ahead log keeps the
     * changes that the tables do not contain.
     */
    @Override
    public void stop() {
        stopping = true;
        buffer.close();
        thread.awaitEnd(FLUSH_TIMEOUT);
        flushTimedOut = true;
        thread.awaitEnd(STOP_TIMEOUT);
    }

    @Override
    public boolean isRunning() {
        return thread.isAlive();
    }

    /** Starts before every component that reads or changes the tables, and stops after all of them. */
    @Override
    public int getPhase() {
        return 0;
    }

    /** Takes no lock, because only this process writes to the embedded database. */
    @Override
    public <T> T runExclusively(OptionalLong epoch, Function<Boolean, T> change) {
        return change.apply(false);
    }

    @Override
    public <T> T runInTransaction(Supplier<T> change) {
        space.require();
        return executor.inTransaction(change);
    }

    @Override
    public void requireCapacity() {
        space.require();
        buffer.awaitCapacity();
    }

    @Override
    public void persist(List<BatchStatement> change) {
        requireCapacity();
        var record = writeAheadLog.append(lastNumber + 1, change);
        lastNumber = record.number();
        buffer.add(record);
    }

    @Override
    public void flush() {
        buffer.awaitWritten();
    }

    @Override
    public int pendingChanges() {
        return buffer.changes();
    }

    @Override
    public int pendingBytes() {
        return buffer.bytes();
    }

    @Override
    public boolean isFarBehind() {
        return buffer.isFarBehind();
    }

    /** The log keeps the last change that the tables contain, so that a start can compare the two. */
    private void run() throws InterruptedException {
        for (var records = buffer.awaitSlice(); writeToTables(records); records = buffer.awaitSlice()) {
            buffer.removeWritten(records);
            writeAheadLog.markWritten(records.getLast().number());
        }
        // Closed here, because stop() may return before this thread ends.
        writeAheadLog.close();
    }

    /**
     * Writes records to the tables, and retries until that succeeds or the store stops. Returns whether it has
     * succeeded. If it has not, the next run writes the records.
     */
    private boolean writeToTables(List<LogRecord> records) {
        try {
            if (!records.isEmpty() && !flushTimedOut) {
                retryTemplate.invoke(() -> tables.write(records));
                return true;
            }
        } catch (RuntimeException e) {
            log.debug("The tables could not be written during the stop", e);
        }
        if (!records.isEmpty()) {
            log.warn("{} changes stay in the write-ahead log until the next run", buffer.changes());
        }
        return false;
    }
}
