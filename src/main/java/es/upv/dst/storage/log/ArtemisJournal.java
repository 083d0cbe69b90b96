// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.storage.log;

import es.upv.dst.storage.BatchStatement;
import es.upv.dst.storage.log.LogReader.LogFiles;
import es.upv.dst.storage.log.LogReader.Segment;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.activemq.artemis.core.io.nio.NIOSequentialFileFactory;
import org.apache.activemq.artemis.core.journal.PreparedTransactionInfo;
import org.apache.activemq.artemis.core.journal.RecordInfo;
import org.apache.activemq.artemis.core.journal.impl.JournalImpl;

/** Reads and copies the log of earlier versions, which the journal library of Artemis has written. */
final class ArtemisJournal {

    static {
        // Set before Netty loads, because from Java 25 on Netty does not use Unsafe by default, and Artemis cannot free
        // its buffers without Unsafe.
        System.setProperty("io.netty.noUnsafe", "false");
    }

    static final String PREFIX = "dst-lab";
    static final String EXTENSION = "journal";

    /** In bytes. */
    static final int FILE_SIZE = 10 * 1024 * 1024;

    private static final int FILES = 2;
    private static final int UNBUFFERED = 1;

    private final LogFolder folder;

    ArtemisJournal(LogFolder folder) {
        this.folder = folder;
    }

    /**
     * Reads the changes, in ascending order of their numbers.
     *
     * @throws LogUnusableException if the files are damaged
     * @throws LogInaccessibleException if a file cannot be read and written, which the journal library needs
     */
    List<Change> read() {
        if (folder.artemisFiles().isEmpty()) {
            return List.of();
        }
        requireWholeFiles();
        var records = new ArrayList<RecordInfo>();
        try {
            var journal = createJournal();
            journal.start();
            journal.load(records, new ArrayList<PreparedTransactionInfo>(), null);
            journal.stop();
            return records.stream()
                    .map(Change::of)
                    .sorted(Comparator.comparingLong(Change::number))
                    .toList();
        } catch (Exception e) {
            throw folder.damaged(String.valueOf(e.getMessage()), e);
        }
    }

    /**
     * Opens each file, because the journal library reports a file that cannot be opened as a damaged one.
     * Requires that no file is shorter than it was created, because the journal would be read without the records of
     * the missing part. A file got its name after it was filled, so that a kill left no short one.
     */
    private void requireWholeFiles() {
        for (var file : folder.artemisFiles()) {
            try {
                FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)
                        .close();
                if (Files.size(file) < FILE_SIZE) {
                    throw folder.damaged(file.getFileName() + " has been cut");
                }
            } catch (IOException e) {
                throw folder.inaccessible("read", e);
            }
        }
    }

    /**
     * Copies the imported changes from this number on to a file of the log; returns empty if there are none. A kill
     * leaves either the files of the earlier version or a complete copy.
     */
    Optional<Segment> copy(LogFiles files, long from, StatementTexts texts) throws IOException {
        var changes = files.imported().stream()
                .filter(change -> change.number() >= from)
                .toList();
        if (changes.isEmpty()) {
            return Optional.empty();
        }
        var first = changes.getFirst().number();
        var previous = files.segments().isEmpty()
                ? first - 1
                : files.segments().getLast().lastNumber();
        var copy = LogSegment.create(folder.path().resolve("import.tmp"), previous);
        try (copy) {
            for (var change : changes) {
                copy.append(LogRecord.of(change.number(), change.statements(), texts), change.statements());
            }
        }
        Files.move(copy.path(), folder.segment(first), StandardCopyOption.ATOMIC_MOVE);
        return Optional.of(new Segment(folder.segment(first), copy.lastNumber(), copy.length()));
    }

    private JournalImpl createJournal() {
        var factory = new NIOSequentialFileFactory(folder.path().toFile(), UNBUFFERED);
        factory.setDatasync(false);
        return new JournalImpl(FILE_SIZE, FILES, FILES, 0, 0, factory, PREFIX, EXTENSION, UNBUFFERED);
    }

    /** A change, without the statements of earlier versions that are not to be executed. */
    record Change(long number, List<BatchStatement> statements) {

        private static Change of(RecordInfo info) {
            var statements = LogRecordCodec.decodeWithTexts(info.data);
            return new Change(info.id, LegacyTrimmingFilter.withoutTrimming(statements));
        }
    }
}
