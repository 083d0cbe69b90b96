// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.storage.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import es.upv.dst.fixture.Command;
import es.upv.dst.storage.BatchStatement;
import es.upv.dst.storage.SingleWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessResourceFailureException;

/** Tests the write-ahead log on a disk that rejects a write. */
class WriteAheadLogIT {

    @TempDir
    Path folder;

    /** Runs in its own process, because the file size limit that makes a write fail applies to a whole process. */
    @Test
    void failedDiskWrite_rejectsTheRecord_andLaterRecordsAreStored() throws Exception {
        assertThat(Command.run(
                        "timeout",
                        60,
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        WriteAheadLogIT.class.getName(),
                        folder))
                .contains("left 40 bytes")
                .endsWith("records [1, 3]");
    }

    @Test
    void fileThatCannotBeCreated_isReported_untilItCan() throws Exception {
        try (var log = new WriteAheadLog(folder)) {
            log.open();
            var obstacle = Files.createDirectory(new LogFolder(folder).segment(1));
            log.begin(0);
            assertThat(log.retryFailedWrite())
                    .contains(obstacle.getFileName() + " (Is a directory)")
                    .isEqualTo(log.retryFailedWrite());
            assertThatThrownBy(() -> log.append(1, change(1)))
                    .isInstanceOf(LogInaccessibleException.class)
                    .hasMessageContaining("cannot be written: " + obstacle.getFileName());
            Files.delete(obstacle);
            assertThat(log.retryFailedWrite()).isEmpty();
            log.append(1, change(1));
        }
        try (var log = new WriteAheadLog(folder)) {
            assertThat(log.open().changes()).hasSize(1);
        }
    }

    static void main(String[] arguments) throws Exception {
        var folder = Path.of(arguments[0]);
        try (var log = new WriteAheadLog(folder)) {
            log.open();
            log.begin(0);
            log.append(1, change(1));
            var segment = new LogFolder(folder).segments().getFirst();
            var size = Files.size(segment);
            limitFileSize(String.valueOf(size + 40));
            try {
                log.append(2, change(2));
            } catch (DataAccessResourceFailureException refused) {
                limitFileSize("unlimited");
                System.out.println("left " + (Files.size(segment) - size) + " bytes");
            }
            log.append(2, change(3));
        }
        try (var log = new WriteAheadLog(folder)) {
            System.out.println("records "
                    + log.open().changes().stream()
                            .map(record -> record.change().getFirst().rows().getFirst()[0])
                            .toList());
        }
        System.exit(0);
    }

    private static void limitFileSize(String bytes) throws Exception {
        var self = ProcessHandle.current().pid();
        Command.run("prlimit", "--pid", self, "--fsize=" + bytes + ":unlimited");
    }

    private static List<BatchStatement> change(long value) {
        return List.of(new BatchStatement("any", List.<@Nullable Object[]>of(SingleWriter.row(value))));
    }
}
