// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.storage.writebehind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import es.upv.dst.storage.BatchStatement;
import es.upv.dst.storage.SingleWriter;
import es.upv.dst.storage.StatementExecutor;
import es.upv.dst.storage.disk.DataSpace;
import es.upv.dst.storage.log.OldJournal;
import es.upv.dst.storage.log.WriteAheadLog;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseBuilder;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseType;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.unit.DataSize;

/** Tests the write-behind store across starts and stops, and with locked tables. */
class WriteBehindStoreIT {

    @TempDir
    Path folder;

    private final DataSource database = new EmbeddedDatabaseBuilder()
            .generateUniqueName(true)
            .setType(EmbeddedDatabaseType.H2)
            .addScripts("db/migration/V1__lab.sql", "db/migration/V15__log_tie.sql")
            .build();
    private final JdbcTemplate jdbc = new JdbcTemplate(database);

    /** Spring stops and starts the same bean when a context is restarted. */
    @Test
    void stoppedStore_canBeStartedAgain() {
        var store = store();
        for (var dni : List.of("00000001", "00000002")) {
            store.start();
            store.persist(insertStudent(dni));
            store.flush();
            store.persist(insertStudent("1" + dni.substring(1)));
            store.stop();
        }
        assertThat(findDnis()).containsExactly("00000001", "00000002", "10000001", "10000002");
    }

    @Test
    void recordAlreadyInTheTables_isNotWrittenAgain() {
        try (var log = new WriteAheadLog(folder)) {
            log.open();
            log.begin(0);
            log.append(1, insertStudent("00000001"));
            log.append(2, insertStudent("00000002"));
        }
        jdbc.update("update journal set posted = 1");

        var store = store();
        store.start();
        store.flush();
        store.stop();

        assertThat(findDnis()).containsExactly("00000002");
    }

    /** An earlier version was killed, so that its last change is in its log only. */
    @Test
    void logOfAnEarlierVersion_isReadOnce() {
        jdbc.update("update journal set posted = 2");
        OldJournal.append(folder, 2, insertStudent("00000002"));
        OldJournal.append(folder, 4, insertStudent("00000004"));
        for (var dni : List.of("00000005", "00000006")) {
            var store = store();
            store.start();
            store.persist(insertStudent(dni));
            store.stop();
        }
        assertThat(findDnis()).containsExactly("00000004", "00000005", "00000006");
    }

    /** The statement of version 0.1.0, which takes H2 minutes at the default limit. */
    @Test
    void trimmingStatementOfAnEarlierVersion_isNotReplayed() {
        jdbc.update("insert into request (received_at, dni, outcome) values (current_timestamp, 'x', 'MALFORMED')");
        var count = "update tally set messages = messages + ? where kind = ? and outcome = ?\n";
        OldJournal.append(
                folder,
                1,
                List.of(
                        statement(count, 7L, "request", "MALFORMED"),
                        statement("""
                                delete from request where id in (
                                    select id from request where outcome not in ('ISSUED', 'FORGOTTEN') order by id fetch first ? rows only)
                                """, 1L),
                        statement(count, 1L, "request", "FORGOTTEN")));

        var store = store();
        store.start();
        store.flush();
        store.stop();

        assertThat(countMessages("MALFORMED")).isEqualTo(7);
        assertThat(countMessages("FORGOTTEN")).isZero();
        assertThat(jdbc.queryForObject("select count(*) from request", Integer.class))
                .isEqualTo(1);
    }

    @Test
    void stopWhileTablesAreLocked_endsInTime() throws SQLException {
        jdbc.execute("set default_lock_timeout 60000");
        var store = store();
        store.start();
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            connection.createStatement().execute("update journal set posted = posted");
            store.persist(insertStudent("00000001"));

            assertThat(CompletableFuture.runAsync(store::stop)).succeedsWithin(Duration.ofSeconds(10));
            connection.rollback();
        }
        await().until(() -> findDnis().equals(List.of("00000001")));
    }

    @Test
    void changeThatWaitsTooLong_marksTheStoreAsFarBehind() throws SQLException {
        var store = store();
        store.start();
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            connection.createStatement().execute("update journal set posted = posted");
            store.persist(insertStudent("00000001"));
            assertThat(store.isFarBehind()).isFalse();

            await().until(store::isFarBehind);
            connection.rollback();
        }
        await().until(() -> !store.isFarBehind());
        store.stop();
    }

    private long countMessages(String outcome) {
        return jdbc.queryForList(
                        "select messages from tally where kind = 'request' and outcome = ?", Long.class, outcome)
                .getFirst();
    }

    private static BatchStatement statement(String sql, @Nullable Object... values) {
        return new BatchStatement(sql, List.<@Nullable Object[]>of(SingleWriter.row(values)));
    }

    private WriteBehindStore store() {
        var transactions = new TransactionTemplate(new JdbcTransactionManager(database));
        var log = new WriteAheadLog(folder);
        return new WriteBehindStore(
                log,
                new LogContinuity(log, folder, jdbc, false, InstantSource.system()),
                new StatementExecutor(jdbc, transactions),
                DataSpace.of(Map.of(), DataSize.ofBytes(0), log::retryFailedWrite));
    }

    private static List<BatchStatement> insertStudent(String dni) {
        var student = SingleWriter.row(dni, "Eva", "eva@example.org");
        return List.of(new BatchStatement(
                "insert into student (dni, name, email) values (?, ?, ?)", List.<@Nullable Object[]>of(student)));
    }

    private List<String> findDnis() {
        return jdbc.query("select dni from student order by dni", (row, number) -> row.getString("dni"));
    }
}
