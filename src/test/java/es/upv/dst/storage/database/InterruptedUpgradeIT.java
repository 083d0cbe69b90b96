// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.storage.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import es.upv.dst.fixture.Command;
import es.upv.dst.fixture.Lab;
import es.upv.dst.fixture.SmallDisk;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Tests that an upgrade of an H2 file that did not end, for lack of space or by a kill, leaves the file usable. */
@ExtendWith(OutputCaptureExtension.class)
class InterruptedUpgradeIT {

    private static final String FIRST_RELEASE = "src/test/resources/first-release/h2.zip";

    /** Some tests fill the disk during the upgrade, although the lab keeps that space free. */
    private static final String NO_RESERVE = "--dst.data.free-space=1B";

    @TempDir
    Path folder;

    private Path data;

    @BeforeEach
    void setUp() {
        data = folder.resolve("data");
    }

    @ParameterizedTest
    @ValueSource(strings = {"120k", "240k", "480k"})
    void newDatabaseOnAFullDisk_isCreatedByTheNextStart(String size, CapturedOutput output) throws Exception {
        try (var disk = SmallDisk.mount(data, size)) {
            assertThatThrownBy(() -> Lab.embedded(folder, NO_RESERVE)).isInstanceOf(RuntimeException.class);
            assertThat(output).contains("What to do").doesNotContain("\tat ");
            disk.enlarge(200);
            Lab.embedded(folder).enroll(1).close();
        }
    }

    @Test
    void upgradeOnAFullDisk_isDoneByTheNextStart(CapturedOutput output) throws Exception {
        try (var disk = SmallDisk.mount(data, 100)) {
            unpack();
            disk.fill();
            assertThatThrownBy(() -> Lab.embedded(folder, NO_RESERVE)).isInstanceOf(RuntimeException.class);
            assertThat(output).contains("What to do").doesNotContain("\tat ");
            disk.free();
            disk.enlarge(200);
            assertUpgraded();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"new", "first release"})
    void diskWithoutTheReserve_isRefused_andNothingChanged(String database, CapturedOutput output) throws Exception {
        if (database.equals("first release")) {
            unpack();
        }
        assertThatThrownBy(() -> Lab.embedded(folder, "--dst.data.free-space=1TB"))
                .isInstanceOf(RuntimeException.class);
        assertThat(output)
                .contains("MB are free on the disk of the database, less than the 1048576 MB that it needs")
                .doesNotContain("\tat ");
        if (database.equals("first release")) {
            assertUpgraded();
        } else {
            assertThat(data.resolve("dst-lab.mv.db")).doesNotExist();
        }
    }

    /** As if the process was killed while it upgraded its copy. */
    @Test
    void copyOfAKilledUpgrade_isDeleted() throws Exception {
        unpack();
        Files.writeString(data.resolve("dst-lab-upgrade.mv.db"), "incomplete");
        assertUpgraded();
        try (var files = Files.list(data)) {
            assertThat(files.map(file -> file.getFileName().toString())).doesNotContain("dst-lab-upgrade.mv.db");
        }
    }

    @Test
    void databaseOfAnotherProgram_isRefused(CapturedOutput output) throws Exception {
        Files.createDirectories(data);
        try (var connection = DriverManager.getConnection(
                        "jdbc:h2:file:" + data.resolve("dst-lab") + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE",
                        "sa",
                        "");
                var statement = connection.createStatement()) {

            statement.execute("create table foreign_table (id int)");
        }
        assertThatThrownBy(() -> Lab.embedded(folder)).isInstanceOf(RuntimeException.class);
        assertThat(output)
                .contains("has tables, but not those of dst-lab", "DST_DATA_DIR")
                .doesNotContain("\tat ");
    }

    private void unpack() throws Exception {
        Command.run("python3", "-m", "zipfile", "-e", FIRST_RELEASE, data);
    }

    private void assertUpgraded() {
        try (var lab = Lab.embedded(folder)) {
            assertThat(lab.countRows("writer")).isEqualTo(1);
            assertThat(lab.countRows("submission")).isPositive();
        }
    }
}
