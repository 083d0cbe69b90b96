// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.storage.writebehind;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.activemq.artemis.core.io.nio.NIOSequentialFileFactory;
import org.apache.activemq.artemis.core.journal.PreparedTransactionInfo;
import org.apache.activemq.artemis.core.journal.RecordInfo;
import org.apache.activemq.artemis.core.journal.impl.JournalImpl;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;

/**
 * Stores changes on disk that are not in the tables yet. A single write appends a change. As in the database, a change
 * survives a killed process, but not a power cut before the operating system has written the change to the disk.
 */
public final class WriteAheadLog implements AutoCloseable {

    static {
        // Set before Netty loads, because from Java 25 on Netty does not use Unsafe by default, and Artemis cannot free
        // its buffers without Unsafe.
        System.setProperty("io.netty.noUnsafe", "false");
    }

    /** In bytes; larger than a batch of the maximum number of messages of the maximum size. */
    private static final int FILE_SIZE = 10 * 1024 * 1024;

    private static final int FILES = 2;
    private static final int FILES_TO_COMPACT = 10;
    private static final int PERCENT_TO_COMPACT = 30;
    private static final int UNBUFFERED = 1;
    private static final byte CHANGE = 1;

    private final JournalImpl journal;

    public WriteAheadLog(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw failure("cannot be created", e);
        }
        var factory = new NIOSequentialFileFactory(folder.toFile(), UNBUFFERED);
        factory.setDatasync(false);
        journal = new JournalImpl(
                FILE_SIZE,
                FILES,
                FILES,
                FILES_TO_COMPACT,
                PERCENT_TO_COMPACT,
                factory,
                "dst-lab",
                "journal",
                UNBUFFERED);
        journal.setCriticalErrorListener(WriteAheadLog::fail);
    }

    /** Opens the log, and returns its records in ascending order of their numbers. */
    public List<LogRecord> open() {
        var records = new ArrayList<RecordInfo>();
        try {
            journal.start();
            journal.load(records, new ArrayList<PreparedTransactionInfo>(), null);
        } catch (Exception e) {
            throw failure("cannot be read", e);
        }
        return records.stream()
                .map(record -> new LogRecord(record.id, record.data))
                .sorted(Comparator.comparingLong(LogRecord::number))
                .toList();
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
            remove(record);
            throw failure("cannot be written", e);
        }
    }

    /** Removes a record. A second removal of a record does no harm, and neither does a kill before the removal. */
    void remove(LogRecord record) {
        try {
            journal.appendDeleteRecord(record.number(), false);
        } catch (Exception e) {
            throw failure("cannot be written", e);
        }
    }

    @Override
    public void close() {
        try {
            journal.stop();
        } catch (Exception e) {
            throw failure("cannot be closed", e);
        }
    }

    /** Throws an exception, because after a critical error Artemis would let the appending thread wait for ever. */
    private static void fail(Throwable cause, String message, @Nullable String file) {
        throw new DataAccessResourceFailureException("the write-ahead log cannot be written: " + message, cause);
    }

    private static DataAccessResourceFailureException failure(String what, Exception cause) {
        return new DataAccessResourceFailureException("the write-ahead log " + what, cause);
    }
}
