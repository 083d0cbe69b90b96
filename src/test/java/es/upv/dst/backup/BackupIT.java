// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import es.upv.dst.fixture.Command;
import es.upv.dst.fixture.LabProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A lab on its own database is backed up while students are served, killed, and goes on from the backup elsewhere. */
class BackupIT {

    /** Nobody waits longer for an answer while a backup is made. */
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private static final int BACKUPS = 5;

    @TempDir
    Path folder;

    @Test
    void nothingThatWasCertifiedBeforeTheCallIsMissingAfterARestore() throws Exception {
        var certified = new ConcurrentLinkedQueue<String>();
        List<String> before = List.of();
        String open;
        var backup = folder.resolve("backup.zip");
        var killed = Files.createDirectory(folder.resolve("killed"));
        try (var lab = new LabProcess(killed);
                var quiet = lab.student(30)) {
            open = quiet.requestCode();
            try (var crowd = new Crowd(lab, certified)) {
                for (var turn = 1; turn <= BACKUPS; turn++) {
                    var atLeast = certified.size() + 20;
                    await().until(() -> certified.size() >= atLeast);
                    before = List.copyOf(certified);
                    Files.write(backup, lab.admin().download("/api/backup"));
                    isWhole(backup, folder.resolve("copy" + turn), before);
                }
                assertThat(crowd.longestWait()).isLessThan(PAUSE);
            }
        }
        var restored = Files.createDirectory(folder.resolve("restored"));
        Command.run(Path.of("bin/restore").toAbsolutePath(), backup, restored.resolve("data"));
        goesOn(restored, before, open);
        assertThat(killed.resolve("data")).isDirectoryNotContaining("glob:**.zip");
    }

    /** Each of them, also what only the journal had when it was called for. */
    private static void isWhole(Path backup, Path data, List<String> before) throws Exception {
        Command.run(Path.of("bin/restore").toAbsolutePath(), backup, data);
        var url = "jdbc:h2:file:" + data.resolve("dst-lab") + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE";
        assertThat(new JdbcTemplate(new DriverManagerDataSource(url, "sa", ""))
                        .queryForList("select code from submission where verdict = 'ACCEPTED'", String.class))
                .containsAll(before);
    }

    private static void goesOn(Path restored, List<String> before, String open) throws Exception {
        try (var lab = new LabProcess(restored);
                var student = lab.student(1)) {
            assertThat(lab.admin().certifiedLines().stream().map(line -> line.substring(0, 5)))
                    .containsAll(before)
                    .doesNotHaveDuplicates();
            var status = lab.admin().get("/api/status");
            assertThat(status.at("/submissions/accepted").asInt())
                    .isEqualTo(status.at("/codes/used").asInt());
            assertThat(student.submitAndAwaitVerdict(open)).isEqualTo(open + ";ACCEPTED");
            assertThat(student.submitAndAwaitVerdict(before.getFirst())).isEqualTo(before.getFirst() + ";DUPLICATE");
            assertThat(student.submitAndAwaitVerdict(student.requestCode())).endsWith(";ACCEPTED");
        }
    }

    /** What must not be mixed: a backup with a folder that has something already. */
    @Test
    void aFolderThatIsThereAlreadyIsLeftAsItIs() throws Exception {
        var backup = Files.writeString(folder.resolve("backup.zip"), "no archive");
        assertThat(Command.runExpectingFailure(Path.of("bin/restore").toAbsolutePath(), backup, folder))
                .contains("already exists");
        assertThat(Command.runExpectingFailure(Path.of("bin/restore").toAbsolutePath(), backup, folder.resolve("data")))
                .contains("cannot be unpacked");
        Command.run("python3", "-m", "zipfile", "-c", backup, "README.md");
        assertThat(Command.runExpectingFailure(Path.of("bin/restore").toAbsolutePath(), backup, folder.resolve("data")))
                .contains("is not a backup of dst-lab");
        assertThat(folder).isDirectoryNotContaining("glob:**data").isDirectoryNotContaining("glob:**.restore-*");
    }

    /** One student after the other, without a pause. */
    private static final class Crowd implements AutoCloseable {

        private final AtomicBoolean over = new AtomicBoolean();
        private final AtomicLong longest = new AtomicLong();
        private final Thread thread;

        Crowd(LabProcess lab, Queue<String> certified) {
            thread = Thread.ofVirtual().start(() -> {
                try (var student = lab.student(1)) {
                    while (!over.get()) {
                        var began = System.nanoTime();
                        var code = student.requestCode();
                        if (student.submitAndAwaitVerdict(code).equals(code + ";ACCEPTED")) {
                            certified.add(code);
                        }
                        longest.accumulateAndGet(System.nanoTime() - began, Math::max);
                    }
                }
            });
        }

        Duration longestWait() {
            return Duration.ofNanos(longest.get());
        }

        @Override
        public void close() {
            over.set(true);
            await().until(() -> !thread.isAlive());
        }
    }
}
