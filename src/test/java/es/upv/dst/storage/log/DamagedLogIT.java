// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.storage.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import es.upv.dst.storage.BatchStatement;
import es.upv.dst.storage.SingleWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that a killed write leaves a usable log, and that every other damage is noticed. */
class DamagedLogIT {

    @TempDir
    Path folder;

    @Test
    void lastRecordThatIsIncomplete_isRemoved() throws IOException {
        write(1, 2);
        var complete = Files.readAllBytes(segments().getFirst());
        var start = SegmentContent.read(Arrays.copyOf(complete, complete.length - 1))
                .length();
        assertThat(start).isBetween(SegmentContent.MAGIC.length + 1, complete.length - 1);
        for (var size = start; size < complete.length; size++) {
            restore(Arrays.copyOf(complete, size));
            assertThat(numbers()).as("with %d bytes", size).containsExactly(1L);
            write(2, 3);
            assertThat(numbers()).as("after %d bytes", size).containsExactly(1L, 2L, 3L);
        }
    }

    @Test
    void fileWhoseFirstBytesAreIncomplete_isWrittenAgain() throws IOException {
        for (var size = 0; size < SegmentContent.MAGIC.length; size++) {
            restore(Arrays.copyOf(SegmentContent.MAGIC, size));
            write(1);
            assertThat(numbers()).containsExactly(1L);
        }
    }

    @Test
    void changedByte_isNoticed() throws IOException {
        write(1, 2, 3);
        var complete = Files.readAllBytes(segments().getFirst());
        for (var i = 0; i < complete.length; i++) {
            var changed = complete.clone();
            changed[i] ^= 1;
            restore(changed);
            assertThatThrownBy(this::numbers)
                    .as("byte %d", i)
                    .isInstanceOf(LogUnusableException.class)
                    .hasMessageContaining("has no valid record at byte");
        }
    }

    @Test
    void zeros_areNoticed() throws IOException {
        write(1, 2, 3);
        var complete = Files.readAllBytes(segments().getFirst());
        for (var from = 0; from < complete.length; from++) {
            var changed = complete.clone();
            Arrays.fill(changed, from, complete.length, (byte) 0);
            restore(changed);
            assertThatThrownBy(this::numbers).as("from byte %d", from).isInstanceOf(LogUnusableException.class);
        }
    }

    @Test
    void recordThatWasCutOut_isNoticed() throws IOException {
        write(1, 2, 3);
        var complete = Files.readAllBytes(segments().getFirst());
        var records = SegmentContent.read(complete).records();
        var first = SegmentContent.MAGIC.length
                + records.getFirst().toBytes().length
                + records.get(1).toBytes().length;
        var second = records.get(2).toBytes().length;
        var changed = new byte[complete.length - second];
        System.arraycopy(complete, 0, changed, 0, first);
        System.arraycopy(complete, first + second, changed, first, changed.length - first);
        restore(changed);
        assertThatThrownBy(this::numbers)
                .isInstanceOf(LogUnusableException.class)
                .hasMessageContaining("after change 1, the changes up to 2 are missing");
    }

    @Test
    void fileThatWasRemoved_isNoticed() throws IOException {
        write(1);
        write(2);
        write(3);
        assertThat(segments()).hasSize(3);
        Files.delete(segments().get(1));
        assertThatThrownBy(this::numbers).hasMessageContaining("after change 1, the changes up to 2 are missing");
    }

    @Test
    void incompleteRecordBeforeTheLastFile_isNoticed() throws IOException {
        write(1);
        write(2);
        var first = segments().getFirst();
        Files.write(first, Arrays.copyOf(Files.readAllBytes(first), (int) Files.size(first) - 1));
        assertThatThrownBy(this::numbers).hasMessageContaining("has no valid record at byte 44");
    }

    @Test
    void filesWhoseChangesAreInTheTables_areRemoved_andTheRestIsReadable() throws IOException {
        var large = "x".repeat(30_000);
        try (var log = new WriteAheadLog(folder)) {
            log.open();
            log.begin(0);
            LongStream.rangeClosed(1, 400).forEach(number -> log.append(number, change(large)));
            assertThat(segments()).hasSizeGreaterThan(2);
            log.markWritten(300);
        }
        try (var log = new WriteAheadLog(folder)) {
            var content = log.open();
            assertThat(content.hasChange(300)).isTrue();
            assertThat(content.hasChange(1)).isFalse();
            assertThat(content.changes().getLast().change().getFirst().sql()).isEqualTo("any");
            log.begin(400);
            log.append(401, change("end"));
            log.markWritten(401);
        }
        assertThat(segments()).hasSize(1);
        assertThat(numbers()).containsExactly(401L);
    }

    @Test
    void logOfAnEarlierVersion_isCopiedOnce() throws IOException {
        for (var number : List.of(1, 2, 4)) {
            OldJournal.append(folder, number, change("old"));
        }
        var copy = Files.createDirectory(folder.resolve("copy"));
        for (var file : new LogFolder(folder).artemisFiles()) {
            Files.copy(file, copy.resolve(file.getFileName()));
        }
        assertThat(numbers()).containsExactly(1L, 2L, 4L);
        try (var log = new WriteAheadLog(folder)) {
            log.open();
            log.begin(2);
        }
        assertThat(new LogFolder(folder).artemisFiles()).isEmpty();
        assertThat(numbers()).containsExactly(2L, 4L);
        // As a kill leaves them before they are deleted.
        for (var file : new LogFolder(copy).artemisFiles()) {
            Files.copy(file, folder.resolve(file.getFileName()));
        }
        assertThat(numbers()).containsExactly(2L, 4L);
        write(5);
        assertThat(numbers()).containsExactly(2L, 4L, 5L);
    }

    private void write(long... numbers) {
        try (var log = new WriteAheadLog(folder)) {
            log.open();
            log.begin(0);
            LongStream.of(numbers).forEach(number -> log.append(number, change("value " + number)));
        }
    }

    private List<Long> numbers() {
        try (var log = new WriteAheadLog(folder)) {
            return log.open().changes().stream().map(LogRecord::number).toList();
        }
    }

    /** Makes this the only file. */
    private void restore(byte[] bytes) throws IOException {
        for (var file : segments()) {
            Files.delete(file);
        }
        Files.write(new LogFolder(folder).segment(1), bytes);
    }

    private List<Path> segments() {
        return new LogFolder(folder).segments();
    }

    private static List<BatchStatement> change(String value) {
        return List.of(new BatchStatement("any", List.<@Nullable Object[]>of(SingleWriter.row(value))));
    }
}
