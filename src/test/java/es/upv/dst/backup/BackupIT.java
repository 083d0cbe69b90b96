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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Tests that a lab that is backed up while it serves students and then killed continues from the backup elsewhere. */
class BackupIT {

    /** The longest that a student may wait for a code and its verdict while a backup is written. */
    private static final Duration MAX_RESPONSE_TIME = Duration.ofSeconds(5);

    private static final int BACKUPS = 5;

    /** One student requests all codes. */
    private static final String MANY_CODES = "-Ddst.codes.per-course=10000";

    @TempDir
    Path folder;

    @Test
    void backupWhileStudentsAreServed_restoresEveryCodeCertifiedBefore() throws Exception {
        var certified = new ConcurrentLinkedQueue<String>();
        List<String> before = List.of();
        String openCode;
        var backup = folder.resolve("backup.zip");
        var original = Files.createDirectory(folder.resolve("original"));
        try (var lab = new LabProcess(original, MANY_CODES);
                var idleStudent = lab.student(30)) {
            openCode = idleStudent.requestCode();
            try (var load = new ContinuousStudent(lab, certified)) {
                for (var number = 1; number <= BACKUPS; number++) {
                    var minimum = certified.size() + 20;
                    await().until(() -> certified.size() >= minimum || load.hasEnded());
                    assertThat(load.hasEnded()).isFalse();
                    before = List.copyOf(certified);
                    Files.write(backup, lab.admin().download("/api/backup"));
                    assertContains(backup, folder.resolve("copy" + number), before);
                }
                assertThat(load.longestFlow()).isLessThan(MAX_RESPONSE_TIME);
            }
        }
        var restored = Files.createDirectory(folder.resolve("restored"));
        Command.run(Path.of("bin/restore").toAbsolutePath(), backup, restored.resolve("data"));
        assertLabContinues(restored, before, openCode);
        assertThat(original.resolve("data")).isDirectoryNotContaining("glob:**.zip");
    }

    /** The backup contains each given code, also those that were only in the write-ahead log when it was requested. */
    private static void assertContains(Path backup, Path data, List<String> before) throws Exception {
        Command.run(Path.of("bin/restore").toAbsolutePath(), backup, data);
        var url = "jdbc:h2:file:" + data.resolve("dst-lab") + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE";
        assertThat(new JdbcTemplate(new DriverManagerDataSource(url, "sa", ""))
                        .queryForList("select code from submission where verdict = 'ACCEPTED'", String.class))
                .containsAll(before);
    }

    private static void assertLabContinues(Path restored, List<String> before, String openCode) throws Exception {
        try (var lab = new LabProcess(restored, MANY_CODES);
                var student = lab.student(1)) {
            assertThat(lab.admin().certifiedLines().stream().map(line -> line.substring(0, 5)))
                    .containsAll(before)
                    .doesNotHaveDuplicates();
            var status = lab.admin().get("/api/status");
            assertThat(status.at("/submissions/accepted").asInt())
                    .isEqualTo(status.at("/codes/used").asInt());
            assertThat(student.submitAndAwaitVerdict(openCode)).isEqualTo(openCode + ";ACCEPTED");
            assertThat(student.submitAndAwaitVerdict(before.getFirst())).isEqualTo(before.getFirst() + ";DUPLICATE");
            assertThat(student.submitAndAwaitVerdict(student.requestCode())).endsWith(";ACCEPTED");
        }
    }

    /** A backup must not be mixed with the files of an existing folder. */
    @Test
    void restoreOverExistingFolderOrFromInvalidFile_isRefused() throws Exception {
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

    /** A student that requests and submits codes without a pause until it is closed. */
    private static final class ContinuousStudent implements AutoCloseable {

        private final AtomicBoolean stopped = new AtomicBoolean();
        private final AtomicLong longest = new AtomicLong();
        private final CompletableFuture<Void> work;

        ContinuousStudent(LabProcess lab, Queue<String> certified) {
            work = CompletableFuture.runAsync(() -> solve(lab, certified), Thread::startVirtualThread);
        }

        private void solve(LabProcess lab, Queue<String> certified) {
            try (var student = lab.student(1)) {
                while (!stopped.get()) {
                    var began = System.nanoTime();
                    var code = student.requestCode();
                    if (student.submitAndAwaitVerdict(code).equals(code + ";ACCEPTED")) {
                        certified.add(code);
                    }
                    longest.accumulateAndGet(System.nanoTime() - began, Math::max);
                }
            }
        }

        boolean hasEnded() {
            return work.isDone();
        }

        Duration longestFlow() {
            return Duration.ofNanos(longest.get());
        }

        /** Fails if the student did. */
        @Override
        public void close() {
            stopped.set(true);
            work.join();
        }
    }
}
