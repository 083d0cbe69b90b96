// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.storage.log;

import es.upv.dst.storage.BatchStatement;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The file of the log to which records are appended. An interrupt of the thread does not close it, unlike a
 * {@code FileChannel}. Not thread-safe.
 */
final class LogSegment implements AutoCloseable {

    private final Path path;
    private final RandomAccessFile file;
    private final Set<Integer> statements = new HashSet<>();
    private long lastNumber;
    private long length = SegmentContent.MAGIC.length;
    private boolean written = true;

    private LogSegment(Path path, RandomAccessFile file, long lastNumber) {
        this.path = path;
        this.file = file;
        this.lastNumber = lastNumber;
    }

    /**
     * Creates the file, or replaces one that has no records.
     *
     * @param lastNumber the number of the record before the first one of this file
     */
    static LogSegment create(Path path, long lastNumber) throws IOException {
        var file = new RandomAccessFile(path.toFile(), "rw");
        try {
            file.setLength(0);
            file.write(SegmentContent.MAGIC);
            return new LogSegment(path, file, lastNumber);
        } catch (IOException e) {
            file.close();
            throw e;
        }
    }

    /** Appends a record by one write. If that fails, {@link #removeIncomplete} has to be called before the next one. */
    void append(LogRecord record, List<BatchStatement> change) throws IOException {
        var newStatements = change.stream()
                .map(statement -> record.texts().number(statement.sql()))
                .filter(number -> !statements.contains(number))
                .distinct()
                .toList();
        var content = LogRecordCodec.encodeContent(newStatements, record);
        write(new LogFrame(lastNumber, record.number(), content));
        lastNumber = record.number();
        statements.addAll(newStatements);
    }

    /** Appends that the tables contain the changes up to this number. */
    void appendMark(long number) throws IOException {
        write(LogFrame.mark(lastNumber, number));
    }

    private void write(LogFrame frame) throws IOException {
        var bytes = frame.toBytes();
        written = false;
        file.write(bytes);
        written = true;
        length += bytes.length;
    }

    /** Removes what a failed write has left. */
    void removeIncomplete() throws IOException {
        if (!written) {
            file.setLength(length);
            file.seek(length);
            written = true;
        }
    }

    Path path() {
        return path;
    }

    /** The number of the last record; if there is none, of the last record before this file. */
    long lastNumber() {
        return lastNumber;
    }

    long length() {
        return length;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
