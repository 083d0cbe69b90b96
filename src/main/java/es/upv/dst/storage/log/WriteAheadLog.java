// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.storage.log;

import es.upv.dst.storage.BatchStatement;
import es.upv.dst.storage.log.LogReader.LogFiles;
import es.upv.dst.storage.log.LogReader.Segment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stores changes on disk that are not in the tables yet. A single write on the thread of the caller appends a change.
 * As in the database, a change survives a killed process, but not a power cut before the operating system has written
 * the change to the disk. Thread-safe.
 */
public final class WriteAheadLog implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(WriteAheadLog.class);

    /** In bytes. A file of this size is followed by another one, so that files can be deleted. */
    static final long SEGMENT_SIZE = 4 * 1024 * 1024;

    private final LogFolder folder;
    private final Deque<Segment> closed = new ArrayDeque<>();
    private StatementTexts texts = new StatementTexts();
    private Optional<LogFiles> read = Optional.empty();
    private Optional<LogSegment> current = Optional.empty();

    /** The number of the last change before the first segment; empty before {@link #begin} and after {@link #close}. */
    private Optional<Long> begun = Optional.empty();

    /** The number of the last mark. */
    private long marked;

    /** Why the last write has failed. */
    private Optional<IOException> failure = Optional.empty();

    public WriteAheadLog(Path folder) {
        this.folder = new LogFolder(folder);
    }

    /**
     * Reads the log. Changes nothing, so that the caller can refuse it.
     *
     * @throws LogUnusableException if its files are damaged
     * @throws LogInaccessibleException if its files cannot be read
     */
    public synchronized LogContent open() {
        folder.create();
        texts = new StatementTexts();
        var files = new LogReader(folder, texts).read();
        read = Optional.of(files);
        return files.content();
    }

    /**
     * Begins to append to the log that was read. Needs no free space on the disk.
     *
     * @param written the number of the last change that the tables contain
     * @throws LogInaccessibleException if the files cannot be changed
     */
    public synchronized void begin(long written) {
        var files = read.orElseThrow();
        begun = Optional.of(Math.max(files.content().lastNumber(), written));
        failure = Optional.empty();
        try {
            closed.clear();
            closed.addAll(files.segments());
            if (!closed.isEmpty()) {
                closed.getLast().removeIncomplete();
            }
            new ArtemisJournal(folder).copy(files, written, texts).ifPresent(copy -> {
                closed.removeIf(empty -> empty.path().equals(copy.path()));
                closed.add(copy);
            });
            folder.deleteArtemisFiles();
        } catch (IOException e) {
            throw folder.inaccessible("written", e);
        }
        read = Optional.empty();
        markWritten(written);
    }

    /** Ties the log to a database. */
    public void tie(LogTie tie) {
        folder.writeTie(tie);
    }

    /**
     * Appends a change, and returns its record after it is written.
     *
     * @param number larger than the number of every earlier change
     * @throws LogInaccessibleException if the record cannot be written; then the log does not contain it
     */
    public synchronized LogRecord append(long number, List<BatchStatement> change) {
        var record = LogRecord.of(number, change, texts);
        try {
            segment().append(record, change);
            failure = Optional.empty();
            return record;
        } catch (IOException e) {
            failure = Optional.of(e);
            throw folder.inaccessible("written", e);
        }
    }

    private LogSegment segment() throws IOException {
        if (current.isEmpty()) {
            return createSegment(begun.orElseThrow(() -> new IOException("it is closed")));
        }
        var segment = current.get();
        segment.removeIncomplete();
        if (segment.length() < SEGMENT_SIZE) {
            return segment;
        }
        var next = createSegment(segment.lastNumber());
        closed.add(new Segment(segment.path(), segment.lastNumber(), segment.length()));
        segment.close();
        return next;
    }

    private LogSegment createSegment(long lastNumber) throws IOException {
        var segment = LogSegment.create(folder.segment(lastNumber + 1), lastNumber);
        closed.removeIf(empty -> empty.path().equals(segment.path()));
        current = Optional.of(segment);
        return segment;
    }

    /**
     * Notes that the tables contain the changes up to this number, so that an older database is noticed. Removes files
     * of which the tables contain all changes. The change with this number stays in the log.
     */
    public synchronized void markWritten(long number) {
        marked = number;
        try {
            segment().appendMark(number);
        } catch (IOException e) {
            failure = Optional.of(e);
            log.debug("The write-ahead log cannot be written", e);
        }
        deleteFilesBefore(number);
    }

    /**
     * Returns why a write has failed; empty if another one has succeeded after it. Writes a file and a mark if there is
     * a failure, because nothing else may be written meanwhile.
     */
    public synchronized Optional<String> retryFailedWrite() {
        try {
            if (failure.isPresent() && begun.isPresent()) {
                folder.writeTestFile();
                segment().appendMark(marked);
                failure = Optional.empty();
            }
        } catch (IOException e) {
            log.debug("The write-ahead log cannot be written yet", e);
        }
        return failure.map(folder::reason);
    }

    private void deleteFilesBefore(long number) {
        try {
            while (!closed.isEmpty() && closed.getFirst().lastNumber() < number) {
                Files.deleteIfExists(closed.getFirst().path());
                closed.removeFirst();
            }
        } catch (IOException e) {
            log.debug("A file of the write-ahead log cannot be deleted yet", e);
        }
    }

    /** Moves the files of a closed log to a folder inside its folder, so that the next opening creates an empty log. */
    public Path moveAside(Instant now) {
        return folder.moveAside(now);
    }

    @Override
    public synchronized void close() {
        try {
            if (current.isPresent()) {
                current.get().close();
            }
        } catch (IOException e) {
            throw folder.inaccessible("closed", e);
        } finally {
            current = Optional.empty();
            begun = Optional.empty();
        }
    }
}
