// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.storage.log;

import es.upv.dst.storage.log.ArtemisJournal.Change;
import es.upv.dst.storage.log.SegmentContent.End;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the files of a log, and verifies that no record between the first and the last one is missing. */
final class LogReader {

    private static final Logger log = LoggerFactory.getLogger(LogReader.class);

    private static final long NONE = -1;

    private final LogFolder folder;
    private final StatementTexts texts;
    private final List<LogRecord> records = new ArrayList<>();
    private final List<Segment> segments = new ArrayList<>();
    private long lastNumber = NONE;
    private long written;

    LogReader(LogFolder folder, StatementTexts texts) {
        this.folder = folder;
        this.texts = texts;
    }

    /**
     * Reads all files.
     *
     * @throws LogUnusableException if a record is missing, invalid, or incomplete and not the last one
     * @throws LogInaccessibleException if a file cannot be read
     */
    LogFiles read() {
        var tie = folder.readTie();
        var paths = folder.segments();
        for (var path : paths) {
            read(path, path.equals(paths.getLast()));
        }
        var changes = new ArtemisJournal(folder)
                .read().stream().filter(change -> change.number() > lastNumber).toList();
        changes.stream()
                .map(change -> LogRecord.of(change.number(), change.statements(), texts))
                .forEach(records::add);
        return new LogFiles(new LogContent(tie, written, List.copyOf(records)), segments, changes);
    }

    private void read(Path path, boolean last) {
        var content = SegmentContent.read(bytes(path));
        content.records().forEach(this::add);
        if (content.end() == End.INVALID_RECORD || content.end() == End.INCOMPLETE_RECORD && !last) {
            throw folder.damaged("%s has no valid record at byte %d".formatted(path.getFileName(), content.length()));
        }
        if (content.end() == End.INCOMPLETE_RECORD) {
            log.info("The write-ahead log ends with an incomplete change, which was not answered");
        }
        segments.add(new Segment(path, lastNumber, content.length()));
    }

    private void add(LogFrame record) {
        if (lastNumber != NONE && record.previous() != lastNumber) {
            throw folder.damaged(
                    "after change %d, the changes up to %d are missing".formatted(lastNumber, record.previous()));
        }
        if (record.isMark()) {
            written = record.written();
            return;
        }
        lastNumber = record.number();
        var change = LogRecordCodec.decodeContent(record.content(), texts);
        records.add(new LogRecord(record.number(), change, texts));
    }

    private byte[] bytes(Path path) {
        try {
            return Files.readAllBytes(path);
        } catch (IOException e) {
            throw folder.inaccessible("read", e);
        }
    }

    /**
     * What was read.
     *
     * @param segments the files, oldest first
     * @param imported the changes that are only in the files of an earlier version
     */
    record LogFiles(LogContent content, List<Segment> segments, List<Change> imported) {}

    /**
     * A file to which no record is appended any more.
     *
     * @param lastNumber the number of its last record, or of the last one before it
     * @param length the size of the part with records, in bytes
     */
    record Segment(Path path, long lastNumber, long length) {

        /** Removes what a killed write has left after the records. */
        void removeIncomplete() throws IOException {
            try (var file = new RandomAccessFile(path.toFile(), "rw")) {
                file.setLength(length);
            }
        }
    }
}
