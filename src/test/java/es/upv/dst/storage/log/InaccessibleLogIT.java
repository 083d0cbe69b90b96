// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.storage.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import es.upv.dst.DstLab;
import es.upv.dst.fixture.Command;
import es.upv.dst.fixture.FreePorts;
import es.upv.dst.fixture.JavaCommand;
import es.upv.dst.fixture.Lab;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Tests that a log that cannot be read or written is told from a damaged one, and is never given up. */
@ExtendWith(OutputCaptureExtension.class)
class InaccessibleLogIT {

    private static final String SEGMENT = "dst-lab-0000000000000000001.log";

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "journal/" + SEGMENT + ", ---------, cannot be read: permission denied: " + SEGMENT,
        "journal/" + SEGMENT + ", r--------, cannot be written: " + SEGMENT + " (Permission denied)",
        "journal/database, ---------, cannot be read: permission denied: database",
        "journal, ---------, cannot be written: permission denied",
        "journal, r-x------, cannot be written: permission denied",
    })
    void logWithoutPermission_isRefused_alsoIfTheLossIsAccepted(String name, String permissions, String reason)
            throws Exception {
        Lab.embedded(folder).enroll(1).close();
        var path = folder.resolve("data").resolve(name);
        var before = Files.getPosixFilePermissions(path);
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
        var output = runWithAcceptedLoss();
        Files.setPosixFilePermissions(path, before);
        assertThat(output.lines().filter(line -> line.contains(" ERROR ")))
                .hasSize(2)
                .anyMatch(line -> line.contains("write-ahead log") && line.contains(reason))
                .anyMatch(line -> line.contains("Let the user that runs the lab own"));
        assertThat(output).doesNotContain("\tat ", "damaged");
        assertThat(path).exists();
        assertThat(folder.resolve("data/journal").resolve(SEGMENT)).exists();
    }

    @Test
    void journalThatIsAFile_isRefused(CapturedOutput output) throws IOException {
        Files.createDirectory(folder.resolve("data"));
        Files.createFile(folder.resolve("data/journal"));
        assertThatThrownBy(() -> Lab.embedded(folder)).isInstanceOf(RuntimeException.class);
        assertThat(output)
                .contains("The write-ahead log in ", "cannot be created: it is not a folder")
                .doesNotContain("\tat ", "damaged");
    }

    @Test
    void logOfAnEarlierVersionThatCannotBeRead_isNotDamaged() throws IOException {
        OldJournal.append(folder, 1, List.of());
        var file = new LogFolder(folder).artemisFiles().getFirst();
        Files.delete(file);
        Files.createDirectory(file);
        try (var log = new WriteAheadLog(folder)) {
            assertThatThrownBy(log::open).isInstanceOf(LogInaccessibleException.class);
        }
    }

    private String runWithAcceptedLoss() throws Exception {
        return Command.runExpectingFailureWithoutPrivileges(JavaCommand.of(
                DstLab.class,
                "--dst.data.dir=" + folder.resolve("data"),
                "--server.port=0",
                "--dst.broker.port=" + FreePorts.free(),
                "--accept-loss"));
    }
}
