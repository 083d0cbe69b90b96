// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.ledger;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;

/**
 * A database that other instances write to as well. A change holds the row {@code writer} from before it is decided until it
 * is committed, so that it is decided on everything that was committed before, by any instance.
 */
final class DirectStore implements Store {

    private final JdbcTemplate jdbc;
    private final TransactionOperations transactions;
    private final Tables tables;

    /** The number of the last change that memory knows of; below zero until there is a memory. */
    private volatile long known = -1;

    DirectStore(JdbcTemplate jdbc, TransactionOperations transactions, Tables tables) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.tables = tables;
    }

    /** Only a change that was committed is known: one whose commit failed leaves memory to be reloaded. */
    @Override
    public <T> T inTurn(OptionalLong epoch, Function<Boolean, T> change) {
        var done = transactions.execute(status -> {
            var writer = lock();
            epoch.ifPresent(writer::requireEpoch);
            var result = change.apply(writer.changes() != known);
            return new Done<>(result, writer().changes());
        });
        known = done.changes();
        return done.result();
    }

    /** What it does is unknown to the memory of this instance as well. */
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

    /** Waits for a change that is being committed by the leader of an earlier epoch. */
    @Override
    public long beginEpoch(String leader) {
        return transactions.execute(status -> {
            jdbc.update("update writer set epoch = epoch + 1, leader = ?", leader);
            return writer().epoch();
        });
    }

    @Override
    public Optional<String> leader() {
        return Optional.of(writer().leader());
    }

    @Override
    public boolean isOwn() {
        return false;
    }

    @Override
    public boolean isToldToReload() {
        return writer().forgotten() > known;
    }

    /** Without the lock on the row, so that a standby that is asked by HTTP does not hold the leader up. */
    @Override
    public void reload(Runnable reading) {
        var before = writer().changes();
        reading.run();
        known = before;
    }

    private Writer lock() {
        return read("select * from writer for update");
    }

    private Writer writer() {
        return read("select * from writer");
    }

    private Writer read(String sql) {
        return jdbc.queryForObject(
                sql,
                (row, number) -> new Writer(
                        row.getLong("changes"),
                        row.getLong("forgotten"),
                        row.getLong("epoch"),
                        row.getString("leader")));
    }

    private record Writer(long changes, long forgotten, long epoch, String leader) {

        void requireEpoch(long expected) {
            if (epoch != expected) {
                throw new NotLeaderException(expected);
            }
        }
    }

    private record Done<T>(T result, long changes) {}
}
