// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import es.upv.dst.lab.Command;
import es.upv.dst.lab.Lab;
import es.upv.dst.lab.OwnProcess;
import es.upv.dst.lab.Rest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A lab on its own database is backed up while students are served, killed, and goes on from the backup elsewhere. */
@Tag("h2")
class BackupTest {

    /** Nobody waits longer for an answer while a backup is made. */
    private static final Duration PAUSE = Duration.ofSeconds(2);

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
        try (var lab = new OwnProcess(killed);
                var quiet = lab.student(30)) {
            open = quiet.asksForACode();
            try (var crowd = new Crowd(lab, certified)) {
                for (var turn = 1; turn <= BACKUPS; turn++) {
                    var atLeast = certified.size() + 20;
                    await().until(() -> certified.size() >= atLeast);
                    before = List.copyOf(certified);
                    Files.write(backup, lab.rest().download("/api/backup"));
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

    /** Seen by a lab that starts on it and is stopped again: everything that was certified until then. */
    private void isWhole(Path backup, Path data, List<String> before) throws Exception {
        Command.run(Path.of("bin/restore").toAbsolutePath(), backup, data);
        assertThat(certifiedIn(data)).containsAll(before);
    }

    private static List<String> certifiedIn(Path data) throws Exception {
        return Command.run(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "org.h2.tools.Shell",
                        "-url",
                        "jdbc:h2:file:" + data.resolve("dst-lab")
                                + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;ACCESS_MODE_DATA=r",
                        "-user",
                        "sa",
                        "-sql",
                        "select '=' || code || '=' from submission where verdict = 'ACCEPTED'")
                .lines()
                .filter(line -> line.startsWith("="))
                .map(line -> line.substring(1, 6))
                .toList();
    }

    private static void goesOn(Path restored, List<String> before, String open) throws Exception {
        try (var lab = new OwnProcess(restored);
                var student = lab.student(1)) {
            assertThat(lab.rest().certified().stream().map(line -> line.substring(0, 5)))
                    .containsAll(before)
                    .doesNotHaveDuplicates();
            var status = lab.rest().get("/api/status");
            assertThat(status.at("/submissions/accepted").asInt())
                    .isEqualTo(status.at("/codes/used").asInt());
            assertThat(student.solvesWith(open)).isEqualTo(open + ";ACCEPTED");
            assertThat(student.solvesWith(before.getFirst())).isEqualTo(before.getFirst() + ";ALREADY_USED");
            assertThat(student.solvesWith(student.asksForACode())).endsWith(";ACCEPTED");
        }
    }

    @Test
    void aBackupThatCannotBeWrittenIsRefusedAndLeavesNothing() {
        try (var lab = Lab.embedded(folder, "--spring.datasource.hikari.maximum-pool-size=3")) {
            var data = folder.resolve("data");
            lab.changesTheTables("create user other password 'x'");
            lab.changesTheTables("alter user sa admin false");
            var answer = lab.rest().exchange("POST", "/api/backup", "application/json", "*/*", "");
            assertThat(answer.statusCode()).isEqualTo(507);
            assertThat(Rest.json(answer).get("reason").asString()).isEqualTo("NOT_WRITTEN");
            assertThat(data).isDirectoryNotContaining("glob:**.zip");
            assertThat(lab.isUp()).isTrue();
        }
    }

    @Test
    void onADatabaseThatIsNotTheLabsOwnItSaysWhatToDo() {
        try (var lab = Lab.embedded(
                folder, "--spring.datasource.url=jdbc:h2:mem:backup;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE")) {
            var answer = lab.rest().exchange("POST", "/api/backup", "application/json", "*/*", "");
            assertThat(answer.statusCode()).isEqualTo(409);
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
            assertThat(Rest.json(answer).get("detail").asString()).contains("pg_dump");
        }
    }

    /** What must not be mixed: a backup with a folder that has something already. */
    @Test
    void aFolderThatIsThereAlreadyIsLeftAsItIs() throws Exception {
        var backup = Files.writeString(folder.resolve("backup.zip"), "no archive");
        assertThat(Command.failing(Path.of("bin/restore").toAbsolutePath(), backup, folder))
                .contains("is there already");
        assertThat(Command.failing(Path.of("bin/restore").toAbsolutePath(), backup, folder.resolve("data")))
                .contains("cannot be unpacked");
        assertThat(folder).isDirectoryNotContaining("glob:**data").isDirectoryNotContaining("glob:**.restore-*");
    }

    /** One student after the other, without a pause. */
    private static final class Crowd implements AutoCloseable {

        private final AtomicBoolean over = new AtomicBoolean();
        private final AtomicLong longest = new AtomicLong();
        private final Thread thread;

        Crowd(OwnProcess lab, Queue<String> certified) {
            thread = Thread.ofVirtual().start(() -> {
                try (var student = lab.student(1)) {
                    while (!over.get()) {
                        var began = System.nanoTime();
                        var code = student.asksForACode();
                        if (student.solvesWith(code).equals(code + ";ACCEPTED")) {
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
