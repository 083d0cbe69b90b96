// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.ledger;

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
 * Changes that are kept and not in the tables yet, on disk. One is appended by a single write, which survives a killed
 * process and leaves power cuts to the operating system, as the database does.
 */
final class Journal implements AutoCloseable {

    static {
        // Before Netty loads: from Java 25 on it does without Unsafe by itself, and Artemis then cannot free its
        // buffers.
        System.setProperty("io.netty.noUnsafe", "false");
    }

    /** More than the largest batch of messages, each of the largest size, can take. */
    private static final int FILE_SIZE = 10 * 1024 * 1024;

    private static final int FILES = 2;
    private static final int FILES_TO_COMPACT = 10;
    private static final int PERCENT_TO_COMPACT = 30;
    private static final int UNBUFFERED = 1;
    private static final byte CHANGE = 1;

    private final JournalImpl files;

    Journal(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException cause) {
            throw failure("cannot be created", cause);
        }
        var factory = new NIOSequentialFileFactory(folder.toFile(), UNBUFFERED);
        factory.setDatasync(false);
        files = new JournalImpl(
                FILE_SIZE,
                FILES,
                FILES,
                FILES_TO_COMPACT,
                PERCENT_TO_COMPACT,
                factory,
                "dst-lab",
                "journal",
                UNBUFFERED);
        files.setCriticalErrorListener(Journal::fail);
    }

    /** Opens it, and gives what it holds, in the order of its coming. */
    List<Posting> open() {
        var records = new ArrayList<RecordInfo>();
        try {
            files.start();
            files.load(records, new ArrayList<PreparedTransactionInfo>(), null);
        } catch (Exception cause) {
            throw failure("cannot be read", cause);
        }
        return records.stream()
                .map(record -> new Posting(record.id, record.data))
                .sorted(Comparator.comparingLong(Posting::number))
                .toList();
    }

    /** Comes back once the posting is written; one that could not be may be there all the same, and is forgotten. */
    void append(Posting posting) {
        try {
            files.appendAddRecord(posting.number(), CHANGE, posting.bytes(), true);
        } catch (Exception cause) {
            forget(posting);
            throw failure("cannot be written", cause);
        }
    }

    /** What is forgotten twice, or comes back because the process was killed before it was forgotten, does no harm. */
    void forget(Posting posting) {
        try {
            files.appendDeleteRecord(posting.number(), false);
        } catch (Exception cause) {
            throw failure("cannot be written", cause);
        }
    }

    @Override
    public void close() {
        try {
            files.stop();
        } catch (Exception cause) {
            throw failure("cannot be closed", cause);
        }
    }

    /** Artemis would only tell this and leave whoever appends waiting for ever, since it then ends the whole broker. */
    private static void fail(Throwable cause, String message, @Nullable String file) {
        throw new DataAccessResourceFailureException("the disk does not take the journal: " + message, cause);
    }

    private static DataAccessResourceFailureException failure(String what, Exception cause) {
        return new DataAccessResourceFailureException("the journal " + what, cause);
    }
}
