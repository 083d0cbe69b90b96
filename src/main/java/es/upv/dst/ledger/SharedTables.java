// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.ledger;

import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;

/**
 * A database that other instances write to as well. A change holds the row {@code writer} from before it is decided until it
 * is committed, so that it is decided on everything that was kept before, by whomever.
 */
final class SharedTables implements Store {

    private final JdbcTemplate jdbc;
    private final TransactionOperations transactions;
    private final Tables tables;

    /** The last change that memory knows of; below zero until there is a memory. */
    private volatile long known = -1;

    SharedTables(JdbcTemplate jdbc, TransactionOperations transactions, Tables tables) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.tables = tables;
    }

    @Override
    public <T> T inTurn(Function<News, T> change) {
        var done = transactions.execute(status -> {
            var result = change.apply(lock().newsSince(known));
            return new Done<>(result, changes());
        });
        known = done.changes();
        return done.result();
    }

    /** What it does is news to the memory of this instance as well. */
    @Override
    public <T> T through(Supplier<T> change) {
        return transactions.execute(status -> {
            lock();
            return change.get();
        });
    }

    @Override
    public void keep(List<Entry> change) {
        change.forEach(tables::run);
        jdbc.update("update writer set changes = changes + 1");
    }

    @Override
    public void tellOthers() {
        jdbc.update("update writer set changes = changes + 1, forgotten = changes + 1");
    }

    @Override
    public void settle() {}

    @Override
    public boolean isOwn() {
        return false;
    }

    @Override
    public boolean hasNews() {
        return changes() != known;
    }

    @Override
    public int changesWaiting() {
        return 0;
    }

    @Override
    public int bytesWaiting() {
        return 0;
    }

    @Override
    public boolean isFarBehind() {
        return false;
    }

    private Writer lock() {
        return jdbc.queryForObject(
                "select changes, forgotten from writer for update",
                (row, number) -> new Writer(row.getLong("changes"), row.getLong("forgotten")));
    }

    private long changes() {
        return jdbc.queryForList("select changes from writer", Long.class).getFirst();
    }

    private record Writer(long changes, long forgotten) {

        News newsSince(long known) {
            if (changes == known) {
                return News.NONE;
            }
            return forgotten > known ? News.ANYTHING : News.ROWS;
        }
    }

    private record Done<T>(T result, long changes) {}
}
