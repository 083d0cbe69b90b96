// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.storage;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Stores changes in a database to which other instances write too. A change locks the row {@code writer} before it
 * makes decisions, and holds the lock until the commit, so that it sees everything that any instance has committed.
 */
final class DirectStore implements Store {

    private final JdbcTemplate jdbc;
    private final TransactionOperations transactions;
    private final StatementExecutor executor;

    /** The number of the last change that the cached state contains; negative before the first reload. */
    private volatile long cachedChanges = -1;

    DirectStore(JdbcTemplate jdbc, TransactionOperations transactions, StatementExecutor executor) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.executor = executor;
    }

    /** Counts a change only after its commit. If the commit fails, the next change reloads the cached state. */
    @Override
    public <T> T runExclusively(OptionalLong epoch, Function<Boolean, T> change) {
        var changed = transactions.execute(status -> {
            var writer = lock();
            epoch.ifPresent(writer::requireEpoch);
            var result = change.apply(writer.changes() != cachedChanges);
            return new ChangeResult<>(result, writer().changes());
        });
        cachedChanges = changed.changes();
        return changed.result();
    }

    /** Does not count the change, because the change does not update the cached state of this instance either. */
    @Override
    public <T> T runInTransaction(Supplier<T> change) {
        return transactions.execute(status -> {
            lock();
            return change.get();
        });
    }

    @Override
    public void persist(List<BatchStatement> change) {
        change.forEach(executor::run);
        jdbc.update("update writer set changes = changes + 1");
    }

    @Override
    public void invalidateOthers() {
        jdbc.update("update writer set changes = changes + 1, forgotten = changes + 1");
    }

    /** Waits until the leader of an earlier epoch has committed its change and so released the lock of the row. */
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
    public boolean isEmbeddedDatabase() {
        return false;
    }

    @Override
    public boolean isReloadRequested() {
        return writer().lastInvalidation() > cachedChanges;
    }

    /** Does not lock the row, because an HTTP request to a standby must not delay the leader. */
    @Override
    public void reload(Runnable reload) {
        var before = writer();
        if (before.lastInvalidation() > cachedChanges) {
            reload.run();
            cachedChanges = before.changes();
        }
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

    private record Writer(long changes, long lastInvalidation, long epoch, String leader) {

        void requireEpoch(long expected) {
            if (epoch != expected) {
                throw new NotLeaderException(expected);
            }
        }
    }

    private record ChangeResult<T>(T result, long changes) {}
}
