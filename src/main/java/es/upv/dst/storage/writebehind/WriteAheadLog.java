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
 * The changes that are stored and not in the tables yet, on disk. A single write appends a change. It survives a killed
 * process, but not a power cut before the operating system has written it to the disk, as in the database.
 */
public final class WriteAheadLog implements AutoCloseable {

    static {
        // Set before Netty loads: from Java 25 on, Netty does not use Unsafe by default, and then Artemis cannot free
        // its buffers.
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
     * Returns after the record is written. A record whose write fails may be in the log nevertheless, and is removed.
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

    /** Removes a record. Both a second removal and a removal that a kill prevents are harmless. */
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

    /** Throws, since after a critical error Artemis would let the appending thread wait for ever. */
    private static void fail(Throwable cause, String message, @Nullable String file) {
        throw new DataAccessResourceFailureException("the write-ahead log cannot be written: " + message, cause);
    }

    private static DataAccessResourceFailureException failure(String what, Exception cause) {
        return new DataAccessResourceFailureException("the write-ahead log " + what, cause);
    }
}
