// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseBuilder;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseType;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@Tag("h2")
class BookkeeperTest {

    @TempDir
    Path folder;

    private final DataSource database = new EmbeddedDatabaseBuilder()
            .generateUniqueName(true)
            .setType(EmbeddedDatabaseType.H2)
            .addScript("db/migration/V1__lab.sql")
            .build();
    private final JdbcTemplate jdbc = new JdbcTemplate(database);

    /** As Spring does with an application that is paused. */
    @Test
    void whoStoppedStartsAgain() {
        var bookkeeper = bookkeeper();
        for (var dni : List.of("00000001", "00000002")) {
            bookkeeper.start();
            bookkeeper.keep(enrolling(dni));
            bookkeeper.settle();
            bookkeeper.keep(enrolling("1" + dni.substring(1)));
            bookkeeper.stop();
        }
        assertThat(enrolled()).containsExactly("00000001", "00000002", "10000001", "10000002");
    }

    @Test
    void whatAKillLeftInTheJournalThoughTheTablesHadItIsForgottenAtTheNextStart() {
        try (var journal = new Journal(folder)) {
            journal.open();
            journal.append(Posting.of(1, enrolling("00000001")));
            journal.append(Posting.of(2, enrolling("00000002")));
        }
        jdbc.update("update journal set posted = 1");

        var bookkeeper = bookkeeper();
        bookkeeper.start();
        bookkeeper.settle();
        bookkeeper.stop();

        assertThat(enrolled()).containsExactly("00000002");
        try (var journal = new Journal(folder)) {
            assertThat(journal.open()).isEmpty();
        }
    }

    /** With the statement of version 0.1.0, which takes H2 minutes at the default limit. */
    @Test
    void whatAnEarlierVersionLeftInTheJournalToDeleteRefusedRowsIsLeftOut() {
        jdbc.update("insert into request (received_at, dni, outcome) values (current_timestamp, 'x', 'MALFORMED')");
        var count = "update tally set messages = messages + ? where kind = ? and outcome = ?\n";
        try (var journal = new Journal(folder)) {
            journal.open();
            journal.append(Posting.of(
                    1,
                    List.of(
                            entry(count, 7L, "request", "MALFORMED"),
                            entry("""
                                    delete from request where id in (
                                        select id from request where outcome not in ('ISSUED', 'FORGOTTEN') order by id fetch first ? rows only)
                                    """, 1L),
                            entry(count, 1L, "request", "FORGOTTEN"))));
        }

        var bookkeeper = bookkeeper();
        bookkeeper.start();
        bookkeeper.settle();
        bookkeeper.stop();

        assertThat(messages("MALFORMED")).isEqualTo(7);
        assertThat(messages("FORGOTTEN")).isZero();
        assertThat(jdbc.queryForObject("select count(*) from request", Integer.class))
                .isEqualTo(1);
    }

    @Test
    void aStopDoesNotWaitForTablesThatHang() throws SQLException {
        jdbc.execute("set default_lock_timeout 60000");
        var bookkeeper = bookkeeper();
        bookkeeper.start();
        try (var held = database.getConnection()) {
            held.setAutoCommit(false);
            held.createStatement().execute("update journal set posted = posted");
            bookkeeper.keep(enrolling("00000001"));

            assertTimeout(Duration.ofSeconds(10), () -> bookkeeper.stop());
            held.rollback();
        }
        await().until(() -> enrolled().equals(List.of("00000001")));
    }

    @Test
    void tablesThatAChangeHasBeenWaitingForTooLongAreFarBehind() throws SQLException {
        var bookkeeper = bookkeeper();
        bookkeeper.start();
        try (var held = database.getConnection()) {
            held.setAutoCommit(false);
            held.createStatement().execute("update journal set posted = posted");
            bookkeeper.keep(enrolling("00000001"));
            assertThat(bookkeeper.isFarBehind()).isFalse();

            await().until(bookkeeper::isFarBehind);
            held.rollback();
        }
        await().until(() -> !bookkeeper.isFarBehind());
        bookkeeper.stop();
    }

    private long messages(String outcome) {
        return jdbc.queryForList(
                        "select messages from tally where kind = 'request' and outcome = ?", Long.class, outcome)
                .getFirst();
    }

    private static Entry entry(String sql, @Nullable Object... values) {
        return new Entry(sql, List.<@Nullable Object[]>of(Ledger.row(values)));
    }

    private Bookkeeper bookkeeper() {
        var transactions = new TransactionTemplate(new JdbcTransactionManager(database));
        return new Bookkeeper(new Journal(folder), new Tables(jdbc, transactions), InstantSource.system());
    }

    private static List<Entry> enrolling(String dni) {
        var student = Ledger.row(dni, "Eva", "eva@example.org");
        return List.of(new Entry(
                "insert into student (dni, name, email) values (?, ?, ?)", List.<@Nullable Object[]>of(student)));
    }

    private List<String> enrolled() {
        return jdbc.query("select dni from student order by dni", (row, number) -> row.getString("dni"));
    }
}
