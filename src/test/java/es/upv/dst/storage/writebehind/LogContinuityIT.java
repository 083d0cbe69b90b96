// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.storage.writebehind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import es.upv.dst.storage.BatchStatement;
import es.upv.dst.storage.SingleWriter;
import es.upv.dst.storage.StatementExecutor;
import es.upv.dst.storage.disk.DataSpace;
import es.upv.dst.storage.log.LogUnusableException;
import es.upv.dst.storage.log.OldJournal;
import es.upv.dst.storage.log.WriteAheadLog;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseBuilder;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseType;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.FileSystemUtils;
import org.springframework.util.unit.DataSize;

/** Tests that a start refuses a write-ahead log and a database that are not those of before. */
class LogContinuityIT {

    @TempDir
    Path folder;

    private final JdbcTemplate jdbc = database();
    private Path journal = Path.of("");
    private Path logFile = Path.of("");

    @BeforeEach
    void runOnce() {
        journal = folder.resolve("journal");
        logFile = journal.resolve("dst-lab-0000000000000000001.log");
        run(jdbc, "00000001", "00000002");
    }

    @Test
    void logAndDatabaseOfBefore_start() {
        run(jdbc, "00000003");
        assertThat(countStudents(jdbc)).isEqualTo(3);
    }

    @Test
    void removedLog_isRefused() {
        delete(journal);
        assertRefused(jdbc, "is missing or empty", "after number 2");
    }

    @Test
    void emptiedLog_isRefused() throws IOException {
        Files.delete(logFile);
        assertRefused(jdbc, "is missing or empty");
    }

    @Test
    void cutLog_isRefused() throws IOException {
        var content = Files.readString(logFile, StandardCharsets.ISO_8859_1);
        try (var file = new RandomAccessFile(logFile.toFile(), "rw")) {
            file.setLength(content.lastIndexOf("00000002"));
        }
        assertRefused(jdbc, "older than the database, which has change 2");
    }

    @Test
    void tiedLogOfAnEarlierVersion_isRead_orRefusedIfItIsOlder() throws IOException {
        Files.delete(logFile);
        OldJournal.append(journal, 1, insertStudent("00000001"));
        assertRefused(jdbc, "older than the database, which has change 2");
        OldJournal.append(journal, 2, insertStudent("00000002"));
        OldJournal.append(journal, 3, insertStudent("00000003"));
        run(jdbc, "00000004");
        assertThat(countStudents(jdbc)).isEqualTo(4);
    }

    @Test
    void olderLog_isRefused() throws IOException {
        var copy = folder.resolve("copy");
        FileSystemUtils.copyRecursively(journal, copy);
        run(jdbc, "00000003");
        delete(journal);
        Files.move(copy, journal);
        assertRefused(jdbc, "older than the database, which has change 3");
    }

    @Test
    void olderDatabase_isRefused() {
        jdbc.update("update journal set posted = 1");
        assertRefused(jdbc, "The database is older", "ends with change 1", "up to 2 are missing");
    }

    @Test
    void newDatabase_isRefused_andTheLogIsUnchanged() {
        assertRefused(database(), "belongs to another database");
        run(jdbc, "00000003");
    }

    @Test
    void databaseOfAnotherLab_isRefused() {
        var other = database();
        var moved = folder.resolve("moved");
        assertThat(journal.toFile().renameTo(moved.toFile())).isTrue();
        run(other, "00000009");
        assertRefused(jdbc, "belongs to another database");
    }

    @Test
    void backup_startsWithoutALog_andIsTiedToItsNewOne() {
        delete(journal);
        jdbc.update("update journal set log_state = 'BACKUP'");
        run(jdbc, "00000003");
        assertThat(countStudents(jdbc)).isEqualTo(3);
        delete(journal);
        assertRefused(jdbc, "is missing or empty");
    }

    @Test
    void acceptedLoss_startsOnce_andKeepsTheOldLog() throws IOException {
        jdbc.update("update journal set posted = 1");
        var store = store(jdbc, true);
        store.start();
        store.persist(insertStudent("00000003"));
        store.stop();
        assertThat(countStudents(jdbc)).isEqualTo(3);
        try (var files = Files.list(journal)) {
            assertThat(files.filter(Files::isDirectory)).singleElement().satisfies(old -> {
                assertThat(old.getFileName().toString()).startsWith("before-");
                assertThat(old.resolve("database")).exists();
                assertThat(old.resolve(logFile.getFileName())).exists();
            });
        }
        assertThatCode(() -> run(jdbc, "00000004")).doesNotThrowAnyException();
    }

    private void assertRefused(JdbcTemplate database, String... words) {
        assertThatThrownBy(() -> store(database, false).start())
                .isInstanceOf(LogUnusableException.class)
                .hasMessageContainingAll(words);
    }

    private void run(JdbcTemplate database, String... dnis) {
        var store = store(database, false);
        store.start();
        for (var dni : dnis) {
            store.persist(insertStudent(dni));
            store.flush();
        }
        store.stop();
    }

    private WriteBehindStore store(JdbcTemplate database, boolean acceptLoss) {
        var log = new WriteAheadLog(journal);
        var transactions =
                new TransactionTemplate(new JdbcTransactionManager(Objects.requireNonNull(database.getDataSource())));
        return new WriteBehindStore(
                log,
                new LogContinuity(log, journal, database, acceptLoss, InstantSource.system()),
                new StatementExecutor(database, transactions),
                DataSpace.of(Map.of(), DataSize.ofBytes(0), log::retryFailedWrite));
    }

    private static JdbcTemplate database() {
        return new JdbcTemplate(new EmbeddedDatabaseBuilder()
                .generateUniqueName(true)
                .setType(EmbeddedDatabaseType.H2)
                .addScripts("db/migration/V1__lab.sql", "db/migration/V15__log_tie.sql")
                .build());
    }

    private static int countStudents(JdbcTemplate database) {
        return database.queryForList("select 1 from student").size();
    }

    private static List<BatchStatement> insertStudent(String dni) {
        var student = SingleWriter.row(dni, "Eva", "eva@example.org");
        return List.of(new BatchStatement(
                "insert into student (dni, name, email) values (?, ?, ?)", List.<@Nullable Object[]>of(student)));
    }

    private static void delete(Path path) {
        assertThat(path.toFile()).exists();
        assertThatCode(() -> FileSystemUtils.deleteRecursively(path)).doesNotThrowAnyException();
    }
}
