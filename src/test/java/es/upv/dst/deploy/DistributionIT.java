// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import es.upv.dst.fixture.AdminClient;
import es.upv.dst.fixture.Command;
import es.upv.dst.fixture.FreePorts;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests the ZIP file for professors: it is unpacked, and its lab is started and used. */
class DistributionIT {

    private static final int SIGTERM = 128 + 15;
    private static final int EXECUTABLE = 0100;

    @TempDir
    Path folder;

    private Path unpacked = Path.of("");

    @BeforeEach
    void unpack() throws IOException {
        try (var files = Files.newDirectoryStream(Path.of("target"), "dst-lab-*.zip")) {
            var archive = files.iterator().next();
            var name = archive.getFileName().toString().replace(".zip", "");
            unpacked = folder.resolve("DST, año 1").resolve(name);
            try (var zip = ZipFile.builder().setPath(archive).get()) {
                for (var entry : (Iterable<ZipArchiveEntry>) zip.getEntries()::asIterator) {
                    unpack(zip, entry);
                }
            }
        }
    }

    private void unpack(ZipFile zip, ZipArchiveEntry entry) throws IOException {
        var file = unpacked.resolveSibling(entry.getName());
        if (entry.isDirectory()) {
            Files.createDirectories(file);
            return;
        }
        Files.createDirectories(file.getParent());
        try (var content = zip.getInputStream(entry);
                OutputStream out = Files.newOutputStream(file)) {
            content.transferTo(out);
        }
        Files.setLastModifiedTime(
                file, FileTime.from(entry.getLastModifiedDate().toInstant()));
        assertThat(file.toFile().setExecutable((entry.getUnixMode() & EXECUTABLE) != 0))
                .isTrue();
    }

    @Test
    void unpackedLab_preparesAndServes_andWritesToTwoFoldersOnly() throws Exception {
        var before = names();
        assertThat(prepare()).contains("prepares quick starts").doesNotContain("without its start-up cache");
        try (var lab = start()) {
            lab.awaitStart();
            assertThat(lab.admin().studentFlow("00000001").get("verdict").asString())
                    .isEqualTo("ACCEPTED");
            assertThat(lab.log()).doesNotContain("WARNING", "without its start-up");
            if (!System.getProperty("dst.test.cache", "").isEmpty()) {
                assertThat(lab.log())
                        .as("the build generates bean definitions, unless it runs single tests only")
                        .contains("Starting AOT-processed DstLab");
            }
            lab.process().toHandle().destroy();
            assertThat(lab.process().waitFor()).isEqualTo(SIGTERM);
        }
        var after = names();
        after.removeAll(before);
        assertThat(after).containsExactly("cache", "data", "log");
    }

    private TreeSet<String> names() throws IOException {
        return new TreeSet<>(StubInstallation.names(unpacked));
    }

    /** Takes as long as a busy machine needs. */
    private String prepare() throws Exception {
        return Command.run(unpacked.resolve("bin/dst-lab"), "prepare");
    }

    private RunningLab start() throws IOException {
        var admin = new AdminClient(FreePorts.free());
        var builder = new ProcessBuilder("bin/dst-lab", "--spring.profiles.active=demo")
                .directory(unpacked.toFile())
                .redirectErrorStream(true)
                .redirectOutput(unpacked.resolve("log").toFile());
        builder.environment()
                .putAll(Map.of(
                        "SERVER_PORT",
                        String.valueOf(admin.port()),
                        "DST_BROKER_PORT",
                        String.valueOf(FreePorts.free()),
                        "DST_ADMIN_PASSWORD",
                        AdminClient.PASSWORD,
                        // The JVM does not start if it cannot use the AOT cache.
                        "JDK_JAVA_OPTIONS",
                        "-XX:AOTMode=on"));
        return new RunningLab(builder.start(), admin, unpacked.resolve("log"));
    }

    private record RunningLab(Process process, AdminClient admin, Path logFile) implements AutoCloseable {

        String log() throws IOException {
            return Files.readString(logFile);
        }

        void awaitStart() throws IOException {
            await().atMost(Duration.ofMinutes(3))
                    .until(() -> log().contains("Listening to students") || !process.isAlive());
            assertThat(process.isAlive()).as(log()).isTrue();
        }

        @Override
        public void close() {
            process.destroyForcibly();
        }
    }

    @Test
    void files_areThoseOfAProfessor_withoutBrokenLinksInTheGuide() throws IOException {
        assertThat(names())
                .containsExactlyInAnyOrderElementsOf(List.of(
                        "LICENSE",
                        "README.md",
                        "SECURITY.md",
                        "application.yml",
                        "bin",
                        "deploy",
                        "docs",
                        "dst-lab.jar"));
        assertThat(StubInstallation.names(unpacked.resolve("bin")))
                .containsExactlyInAnyOrder("dst-lab", "dst-lab.cmd", "jvm.options", "rehearse", "restore");
        var guide = Files.readString(unpacked.resolve("docs/guia-del-profesor.md"));
        assertThat(Pattern.compile("]\\(([^#)]+)").matcher(guide).results())
                .isNotEmpty()
                .allSatisfy(link -> assertThat(unpacked.resolve("docs").resolve(link.group(1)))
                        .exists());
    }
}
