// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.deploy;

import static es.upv.dst.deploy.StubInstallation.names;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import es.upv.dst.fixture.Command;
import es.upv.dst.fixture.SmallDisk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests the start-up cache of bin/dst-lab: when it is prepared, and what happens if that is disturbed. */
class LauncherCacheIT {

    private static final int SIGTERM = 128 + 15;
    private static final String PREPARES = "prepares quick starts";
    private static final String WITHOUT_CACHE = "without its start-up cache";

    /** The JVM does not start if it cannot use the AOT cache. */
    private static final String REQUIRE_CACHE = "-XX:AOTMode=on";

    @TempDir
    Path folder;

    private StubInstallation installation;

    @BeforeEach
    void install() throws IOException {
        installation = new StubInstallation(folder).writeJar(1);
    }

    @Test
    void firstStart_preparesTheCache_andLaterStartsUseIt() throws Exception {
        installation.with("JDK_JAVA_OPTIONS", REQUIRE_CACHE);
        assertRuns(1, true);
        assertRuns(1, false);
        assertThat(installation.cacheNames()).hasSize(1);
        assertThat(installation.data()).doesNotExist();
    }

    @Test
    void commandOfTheJar_preparesNoCache() throws Exception {
        assertThat(installation.run("hash-password").output()).startsWith("version 1, arguments [hash-password]");
        assertThat(installation.caches()).doesNotExist();
    }

    @Test
    void anotherJar_orAnotherJava_getsAnotherCache_inPlaceOfTheFirst() throws Exception {
        assertRuns(1, true);
        var first = installation.cacheNames();
        installation.writeJar(2).with("JDK_JAVA_OPTIONS", REQUIRE_CACHE);
        assertRuns(2, true);
        var second = installation.cacheNames();
        assertThat(second).hasSize(1).doesNotContainAnyElementsOf(first);
        installation.with("JAVA_HOME", updatedJava().toString());
        assertRuns(2, true);
        assertThat(installation.cacheNames()).hasSize(1).doesNotContainAnyElementsOf(second);
    }

    /** The Java of this test, with the file that an update would change. */
    private Path updatedJava() throws IOException {
        var java = Path.of(System.getProperty("java.home"));
        var updated = Files.createDirectories(folder.resolve("updated"));
        Files.createSymbolicLink(updated.resolve("bin"), java.resolve("bin"));
        Files.writeString(updated.resolve("release"), Files.readString(java.resolve("release")) + "UPDATE=1\n");
        return updated;
    }

    @Test
    void twoFirstStartsAtOnce_bothRun_andLeaveOneCache() throws Exception {
        installation.with("JDK_JAVA_OPTIONS", REQUIRE_CACHE);
        var one = installation.start();
        var other = installation.start();
        assertThat(StubInstallation.await(one).code()).isEqualTo(StubLab.EXIT_CODE);
        assertThat(StubInstallation.await(other).code()).isEqualTo(StubLab.EXIT_CODE);
        assertThat(installation.cacheNames()).hasSize(1);
        assertRuns(1, false);
    }

    @Test
    void kill_whilePreparing_leavesNoCache_andTheNextStartRemovesTheRest() throws Exception {
        var process = startHangingTraining();
        Command.run("kill", "-KILL", "--", "-" + process.pid());
        process.waitFor();
        assertThat(installation.cacheNames()).singleElement().asString().startsWith("preparing.");
        installation.setTraining("succeeds");
        installation.with("JDK_JAVA_OPTIONS", REQUIRE_CACHE);
        assertRuns(1, true);
        assertThat(installation.cacheNames()).hasSize(1).noneMatch(name -> name.startsWith("preparing."));
    }

    @Test
    void stop_whilePreparing_endsTheTraining_andLeavesNothing() throws Exception {
        var process = startHangingTraining();
        var training =
                ProcessHandle.of(Long.parseLong(Files.readString(pidOfTraining().orElseThrow())));
        process.toHandle().destroy();
        assertThat(process.waitFor()).isEqualTo(SIGTERM);
        await().until(() -> !training.orElseThrow().isAlive());
        assertThat(installation.cacheNames()).isEmpty();
    }

    private Process startHangingTraining() throws IOException {
        installation.setTraining("hangs");
        var process = installation.start();
        await().until(() -> pidOfTraining().isPresent());
        return process;
    }

    /** The file of the training's process id, once it is written. */
    private Optional<Path> pidOfTraining() throws IOException {
        for (var name : installation.cacheNames()) {
            var file = installation.caches().resolve(name).resolve("pid");
            if (Files.exists(file) && Files.size(file) > 0) {
                return Optional.of(file);
            }
        }
        return Optional.empty();
    }

    @Test
    void failedTraining_costsOnlyTheCache_andIsNotRepeated() throws Exception {
        installation.setTraining("fails");
        assertThat(assertRuns(1, true)).contains(WITHOUT_CACHE, "preparing.log", "delete that folder");
        assertThat(assertRuns(1, false)).contains(WITHOUT_CACHE).doesNotContain("-XX:AOTCache=");
        assertThat(installation.run("prepare").code()).isEqualTo(1);
    }

    @Test
    void cacheWithoutItsJar_isReplaced() throws Exception {
        installation.with("JDK_JAVA_OPTIONS", REQUIRE_CACHE);
        assertRuns(1, true);
        var name = installation.cacheNames().getFirst();
        Files.delete(installation.caches().resolve(name).resolve("dst-lab.jar"));
        assertRuns(1, true);
        assertRuns(1, false);
    }

    @Test
    void readOnlyFolder_isReplacedByTheDataFolder() throws Exception {
        try (var disk = SmallDisk.mount(folder.resolve("disk"), 16)) {
            installation = new StubInstallation(folder.resolve("disk")).writeJar(1);
            installation.with("DST_DATA_DIR", folder.resolve("data").toString());
            installation.with("JDK_JAVA_OPTIONS", REQUIRE_CACHE);
            disk.makeReadOnly();
            assertRuns(1, true);
            assertRuns(1, false);
            assertThat(names(installation.data().resolve("cache"))).hasSize(1);
            assertThat(Command.run("stat", "-c", "%A", installation.data())).isEqualTo("drwx------");
        }
    }

    @Test
    void noFolderThatCanBeWritten_costsOnlyTheCache() throws Exception {
        try (var disk = SmallDisk.mount(folder.resolve("disk"), 16)) {
            installation = new StubInstallation(folder.resolve("disk")).writeJar(1);
            disk.makeReadOnly();
            assertThat(assertRuns(1, false)).containsOnlyOnce(WITHOUT_CACHE).contains("can be written");
        }
    }

    @Test
    void fullDisk_costsOnlyTheCache() throws Exception {
        try (var disk = SmallDisk.mount(folder.resolve("disk"), 16)) {
            installation = new StubInstallation(folder.resolve("disk")).writeJar(1);
            disk.fill();
            assertThat(assertRuns(1, true)).containsOnlyOnce(WITHOUT_CACHE);
            assertThat(installation.cacheNames()).isEmpty();
        }
    }

    private String assertRuns(int version, boolean prepares) throws Exception {
        var result = installation.run();
        assertThat(result.code()).as(result.output()).isEqualTo(StubLab.EXIT_CODE);
        assertThat(result.output()).contains("version " + version + ",");
        assertThat(result.output().contains(PREPARES)).as(result.output()).isEqualTo(prepares);
        return result.output();
    }
}
