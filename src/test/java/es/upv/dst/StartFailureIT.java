// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import es.upv.dst.fixture.Command;
import es.upv.dst.fixture.FreePorts;
import es.upv.dst.fixture.JavaCommand;
import es.upv.dst.fixture.Lab;
import es.upv.dst.fixture.SmallDisk;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.util.FileSystemUtils;

/** Tests that a failed start prints the reason and the remedy, without a stack trace. */
@ExtendWith(OutputCaptureExtension.class)
class StartFailureIT {

    @TempDir
    Path folder;

    /** The second lab is a process of its own, since H2 shares an open file within one process. */
    @Test
    void databaseInUseByAnotherLab_stopsTheStart() throws Exception {
        try (var lab = Lab.embedded(folder)) {
            var output = Command.runExpectingFailure((Object[])
                    JavaCommand.of(DstLab.class, "--dst.data.dir=" + folder.resolve("data"), "--server.port=0"));
            assertThat(output)
                    .contains("Stop the lab that runs on this data folder already")
                    .doesNotContain("\tat ");
            assertThat(lab.isConnected()).isTrue();
        }
    }

    @Test
    void namedInstanceOnItsOwnDatabaseAndBroker_doesNotStart(CapturedOutput output) {
        assertThatThrownBy(() -> Lab.embedded(folder, "--dst.instance.name=one"))
                .isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> Lab.embedded(
                        folder, "--dst.instance.name=one", "--spring.datasource.url=jdbc:h2:mem:" + folder.hashCode()))
                .isInstanceOf(RuntimeException.class);
        assertThat(output)
                .contains("runs on a database of its own", "SPRING_DATASOURCE_URL")
                .contains("runs on a broker of its own", "DST_BROKER_URL")
                .doesNotContain("\tat ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a/b", "#", "salon", ""})
    void invalidTopicPrefix_stopsTheStart(String prefix, CapturedOutput output) {
        assertThatThrownBy(() -> Lab.embedded(folder, "--dst.topics.prefix=" + prefix))
                .isInstanceOf(RuntimeException.class);
        assertThat(output).contains("DST_TOPICS_PREFIX is ").doesNotContain("\tat ");
    }

    @Test
    void heapThatIsTooSmall_stopsTheStartWithOneLine() throws Exception {
        var output = Command.runExpectingFailure(
                (Object[]) JavaCommand.of(List.of("-Xms32m", "-Xmx32m"), DstLab.class, List.of()));
        assertThat(output.lines().filter(line -> !line.startsWith("[") && !line.startsWith("NOTE: Picked up")))
                .singleElement()
                .asString()
                .contains("the heap of the JVM has", "-Xmx256m");
    }

    @Test
    void logOfAnotherDatabase_stopsTheStartInTwoLines_untilTheLossIsAccepted() throws Exception {
        Lab.embedded(folder).enroll(1).close();
        FileSystemUtils.deleteRecursively(folder.resolve("data/journal"));
        var command = List.of("--dst.data.dir=" + folder.resolve("data"), "--server.port=0");
        var output = Command.runExpectingFailure((Object[]) JavaCommand.of(List.of(), DstLab.class, command));
        assertThat(output.lines().filter(line -> line.contains(" ERROR ")))
                .hasSize(2)
                .anyMatch(line -> line.contains("write-ahead log") && line.contains("is missing or empty"))
                .anyMatch(line -> line.contains("--accept-loss"));
        try (var lab = Lab.embedded(folder, "--dst.storage.accept-loss=true")) {
            assertThat(lab.countRows("student")).isEqualTo(1);
        }
    }

    /** A folder where a disk is mounted cannot be renamed. */
    @Test
    void acceptedLoss_startsWithALogOnADiskOfItsOwn() throws Exception {
        Lab.embedded(folder).enroll(1).close();
        FileSystemUtils.deleteRecursively(folder.resolve("data/journal"));
        try (var _ = SmallDisk.mount(folder.resolve("data/journal"), 32);
                var lab = Lab.embedded(folder, "--dst.storage.accept-loss=true")) {
            assertThat(lab.countRows("student")).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 4_096, 40_000})
    void cutDatabase_isToldFromADamagedLog(int length, CapturedOutput output) throws IOException {
        Lab.embedded(folder).close();
        try (var file =
                new RandomAccessFile(folder.resolve("data/dst-lab.mv.db").toFile(), "rw")) {
            file.setLength(length);
        }
        assertThatThrownBy(() -> Lab.embedded(folder)).isInstanceOf(RuntimeException.class);
        assertThat(output)
                .contains("The file of the database H2 is damaged", "bin/restore")
                .doesNotContain("\tat ");
    }

    @Test
    void damagedDatabase_isToldFromADamagedLog(CapturedOutput output) throws IOException {
        Lab.embedded(folder).close();
        try (var file =
                new RandomAccessFile(folder.resolve("data/dst-lab.mv.db").toFile(), "rw")) {
            file.write(new byte[12_288]);
            file.setLength(12_288);
        }
        assertThatThrownBy(() -> Lab.embedded(folder)).isInstanceOf(RuntimeException.class);
        assertThat(output)
                .contains("The file of the database H2 is damaged", "bin/restore")
                .doesNotContain("	at ");
    }

    /** H2 opens a file that it may not write as read-only, without an error. */
    @Test
    void databaseWithoutPermissionToWrite_stopsTheStart() throws Exception {
        Lab.embedded(folder).close();
        var database = folder.resolve("data/dst-lab.mv.db");
        Files.setPosixFilePermissions(database, PosixFilePermissions.fromString("r--------"));
        var output = Command.runExpectingFailureWithoutPrivileges(JavaCommand.of(
                DstLab.class,
                "--dst.data.dir=" + folder.resolve("data"),
                "--server.port=0",
                "--dst.broker.port=" + FreePorts.free()));
        assertThat(output.lines().filter(line -> line.contains(" ERROR ")))
                .hasSize(2)
                .anyMatch(line -> line.contains("The database cannot be used: it is read-only"))
                .anyMatch(line -> line.contains("the folder of DST_DATA_DIR and its files can be written"));
        assertThat(output).doesNotContain("\tat ", "has started");
    }

    @Test
    void dataFolderThatIsAFile_stopsTheStart(CapturedOutput output) throws IOException {
        Files.createFile(folder.resolve("data"));
        assertThatThrownBy(() -> Lab.embedded(folder)).isInstanceOf(RuntimeException.class);
        assertThat(output)
                .contains("Check that the folder of DST_DATA_DIR and its files can be written")
                .doesNotContain("\tat ");
    }
}
