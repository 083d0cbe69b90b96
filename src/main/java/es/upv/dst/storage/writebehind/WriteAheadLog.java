// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.storage.writebehind;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.activemq.artemis.core.io.nio.NIOSequentialFileFactory;
import org.apache.activemq.artemis.core.journal.PreparedTransactionInfo;
import org.apache.activemq.artemis.core.journal.RecordInfo;
import org.apache.activemq.artemis.core.journal.impl.JournalImpl;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;

/**
 * Stores changes on disk that are not in the tables yet. A single write appends a change. As in the database, a change
 * survives a killed process, but not a power cut before the operating system has written the change to the disk.
 *
 * <p>After a failed write, the log has to be opened again before the next one, because the library may not continue.
 */
public final class WriteAheadLog implements AutoCloseable {

    static {
        // Set before Netty loads, because from Java 25 on Netty does not use Unsafe by default, and Artemis cannot free
        // its buffers without Unsafe.
        System.setProperty("io.netty.noUnsafe", "false");
    }

    private static final int FILES = 2;
    private static final int FILES_TO_COMPACT = 10;
    private static final int PERCENT_TO_COMPACT = 30;
    private static final int UNBUFFERED = 1;
    private static final byte CHANGE = 1;

    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(5);

    private final LogFolder folder;
    private volatile JournalImpl journal;
    private volatile boolean failed;

    public WriteAheadLog(Path folder) {
        this.folder = new LogFolder(folder);
        this.journal = createJournal();
    }

    /**
     * Opens the log, and returns its content.
     *
     * @throws LogUnusableException if its files are damaged
     */
    LogContent open() {
        folder.create();
        folder.requireWholeFiles();
        var tie = folder.readTie();
        journal = createJournal();
        failed = false;
        var records = new ArrayList<RecordInfo>();
        try {
            journal.start();
            journal.load(records, new ArrayList<PreparedTransactionInfo>(), null);
        } catch (Exception e) {
            throw folder.damaged(String.valueOf(e.getMessage()), e);
        }
        return new LogContent(tie, findChanges(records));
    }

    private static List<LogRecord> findChanges(List<RecordInfo> records) {
        return records.stream()
                .map(record -> new LogRecord(record.id, record.data))
                .sorted(Comparator.comparingLong(LogRecord::number))
                .toList();
    }

    /** Ties the log to a database. */
    void tie(LogTie tie) {
        folder.writeTie(tie);
    }

    /**
     * Appends a record, and returns after the record is written. If the write fails, the record is removed, because it
     * may be in the log nevertheless.
     *
     * @throws DataAccessResourceFailureException if the record cannot be written
     */
    public void append(LogRecord record) {
        try {
            journal.appendAddRecord(record.number(), CHANGE, record.bytes(), true);
        } catch (Exception e) {
            failed = true;
            remove(record.number());
            throw failure("cannot be written", e);
        }
    }

    /**
     * Removes a record. A second removal of a record does no harm. If the removal fails, the record is removed when the
     * log is opened again.
     */
    void remove(long number) {
        try {
            journal.appendDeleteRecord(number, false);
        } catch (Exception e) {
            failed = true;
        }
    }

    /** Whether a write has failed since the log was opened. */
    boolean hasFailed() {
        return failed;
    }

    /**
     * Opens the log again, and removes all records but these.
     *
     * @throws DataAccessResourceFailureException if the log cannot be opened
     */
    void reopen(Set<Long> numbers) {
        try {
            close();
            var records = open().changes();
            records.stream()
                    .map(LogRecord::number)
                    .filter(number -> !numbers.contains(number))
                    .forEach(this::remove);
        } catch (RuntimeException e) {
            failed = true;
            throw failure("cannot be opened again", e);
        }
    }

    /** Moves the files of a closed log to another folder, so that the next opening creates an empty log. */
    Path moveAside(Instant now) {
        return folder.moveAside(now);
    }

    /** Waits a limited time, because Artemis may wait for a write that never ends after an error of the disk. */
    @Override
    public void close() {
        var closing = journal;
        var stop = new FutureTask<@Nullable Void>(() -> {
            closing.stop();
            return null;
        });
        Thread.ofPlatform().daemon().name("write-ahead-log-stop").start(stop);
        try {
            stop.get(STOP_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException | InterruptedException e) {
            throw failure("cannot be closed", e);
        }
    }

    private JournalImpl createJournal() {
        var factory = new NIOSequentialFileFactory(folder.path().toFile(), UNBUFFERED);
        factory.setDatasync(false);
        var created = new JournalImpl(
                LogFolder.FILE_SIZE,
                FILES,
                FILES,
                FILES_TO_COMPACT,
                PERCENT_TO_COMPACT,
                factory,
                LogFolder.PREFIX,
                LogFolder.EXTENSION,
                UNBUFFERED);
        created.setCriticalErrorListener(this::fail);
        return created;
    }

    /** Throws an exception, because after a critical error Artemis would let the appending thread wait for ever. */
    private void fail(Throwable cause, String message, @Nullable String file) {
        failed = true;
        throw new DataAccessResourceFailureException("the write-ahead log cannot be written: " + message, cause);
    }

    private static DataAccessResourceFailureException failure(String what, Exception cause) {
        return new DataAccessResourceFailureException("the write-ahead log " + what, cause);
    }
}
