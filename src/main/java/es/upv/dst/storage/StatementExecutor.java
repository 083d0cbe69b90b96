// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.storage;

import es.upv.dst.storage.log.LogRecord;
import es.upv.dst.storage.writebehind.PreparedBatches;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;

/** Executes the statements of changes on the database. */
public final class StatementExecutor {

    private static final Logger log = LoggerFactory.getLogger(StatementExecutor.class);

    private final JdbcTemplate jdbc;
    private final TransactionOperations transactions;

    public StatementExecutor(JdbcTemplate jdbc, TransactionOperations transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /** The number of the last log record that the tables contain, or 0. */
    public long lastWrittenNumber() {
        return jdbc.queryForList("select posted from journal", Long.class).getFirst();
    }

    public <T> T inTransaction(Supplier<T> change) {
        return transactions.execute(status -> change.get());
    }

    /**
     * Writes log records to the tables in one transaction, except those that the tables contain already, because an
     * earlier call was committed and failed after that.
     */
    public void write(List<LogRecord> records) {
        writeInTransaction(
                records,
                missing -> jdbc.execute((ConnectionCallback<@Nullable Void>) connection -> {
                    try (var batches = new PreparedBatches(connection)) {
                        for (var record : missing) {
                            for (var statement : record.change()) {
                                requireChanges(statement, batches.execute(statement));
                            }
                        }
                    }
                    return null;
                }));
    }

    /** Writes log records row by row in one transaction, and skips each row that the database rejects. */
    public void writeRowByRow(List<LogRecord> records) {
        writeInTransaction(
                records, missing -> missing.forEach(record -> record.change().forEach(this::runRowByRow)));
    }

    private void writeInTransaction(List<LogRecord> records, Consumer<List<LogRecord>> write) {
        transactions.executeWithoutResult(status -> {
            var written = lastWrittenNumber();
            var missing =
                    records.stream().filter(record -> record.number() > written).toList();
            if (!missing.isEmpty()) {
                write.accept(missing);
                jdbc.update("update journal set posted = ?", missing.getLast().number());
            }
        });
    }

    /**
     * Executes a statement. A {@code delete} may find no row.
     *
     * @throws OptimisticLockingFailureException if any other statement affects no row, because another instance has
     *     changed or deleted the row
     */
    void run(BatchStatement statement) {
        requireChanges(statement, jdbc.batchUpdate(statement.sql(), statement.rows()));
    }

    private static void requireChanges(BatchStatement statement, int[] changedRows) {
        var mayAffectNoRow = statement.sql().startsWith("delete ");
        for (var changed : changedRows) {
            if (changed == 0 && !mayAffectNoRow) {
                throw new OptimisticLockingFailureException("no row affected by " + statement.sql());
            }
        }
    }

    private void runRowByRow(BatchStatement statement) {
        for (var row : statement.rows()) {
            try {
                run(new BatchStatement(statement.sql(), List.<@Nullable Object[]>of(row)));
            } catch (DataIntegrityViolationException | OptimisticLockingFailureException e) {
                log.error(
                        "The database rejects a row permanently, so the row is skipped: {} {}",
                        statement.sql(),
                        Arrays.toString(row),
                        e);
            }
        }
    }
}
