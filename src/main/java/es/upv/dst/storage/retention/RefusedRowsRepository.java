// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.storage.retention;

import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Deletes the oldest rows of refused messages in one table, in slices. A slice examines a limited number of rows in the
 * order of the primary key, and starts where the previous slice ended. So the time of a slice does not depend on the
 * size of the table.
 */
public final class RefusedRowsRepository {

    /** The outcome under which {@code tally} counts deleted rows. No message has this outcome. */
    public static final String FORGOTTEN = "FORGOTTEN";

    static final int SLICE = 1_000;

    private static final String LOCK = "select messages from tally where kind = ? and outcome = ? for update";

    private static final String COUNT = "update tally set messages = messages + ? where kind = ? and outcome = ?";

    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final String table;
    private final Set<String> notRefused;
    private final int maxRows;
    private final String countRows;
    private final String selectNext;
    private final String delete;

    private final AtomicReference<Position> position = new AtomicReference<>(Position.start());

    /**
     * @param column the column that contains the outcome of a message
     * @param notRefused the outcomes of messages that were not refused
     * @param maxRows how many rows are kept; the excess is deleted when it is more than a tenth of this number
     */
    public RefusedRowsRepository(
            JdbcClient jdbc,
            TransactionOperations transactions,
            String table,
            String column,
            Set<String> notRefused,
            int maxRows) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.table = table;
        this.notRefused = notRefused;
        this.maxRows = maxRows;
        var excluded = String.join("', '", notRefused);
        this.countRows = """
                select sum(case when outcome = '%s' then -messages else messages end)
                  from tally where kind = '%s' and outcome not in ('%s')
                """.formatted(FORGOTTEN, table, excluded);
        this.selectNext = "select id, %s from %s where id > ? order by id fetch first %d rows only"
                .formatted(column, table, SLICE);
        this.delete = "delete from %s where id > ? and id <= ? and %s not in ('%s')".formatted(table, column, excluded);
    }

    String table() {
        return table;
    }

    /**
     * Deletes one slice if there are too many rows. Returns whether there may be more rows to delete. Not thread-safe.
     */
    boolean deleteSlice() {
        if (!isTooMany(excess())) {
            return false;
        }
        var start = position.get();
        var end = transactions.execute(status -> deleteSliceLocked(start));
        // Set after the commit, so that a slice that was rolled back is tried again, and unless restart() was called.
        position.compareAndSet(start, end);
        return true;
    }

    /** Examines all rows again, because rows with smaller ids were inserted. May be called on any thread. */
    void restart() {
        position.set(Position.start());
    }

    /**
     * Locks the row of the count, because otherwise another instance or {@link OutcomeCounter#deleteRows} would count
     * the rows of this slice too.
     */
    private Position deleteSliceLocked(Position start) {
        jdbc.sql(LOCK).param(table).param(FORGOTTEN).query(Long.class).single();
        var excess = excess();
        return isTooMany(excess) ? deleteFrom(start, excess) : start;
    }

    private Position deleteFrom(Position start, long excess) {
        var lastExaminedId = start.lastExaminedId();
        var rows = rowsAfter(lastExaminedId);
        var oldest = rows.stream().filter(ExaminedRow::isRefused).limit(excess).toList();
        var reachedEnd = rows.size() < SLICE;
        var reachedLimit = oldest.size() == excess;
        var last = reachedLimit
                ? oldest.getLast().id()
                : rows.isEmpty() ? lastExaminedId : rows.getLast().id();
        var deleted = jdbc.sql(delete).param(lastExaminedId).param(last).update();
        var missing = reachedEnd && !reachedLimit;
        // Rows that were counted but do not exist were deleted by hand. They count as deleted too.
        var newlyDeleted = missing && start.isOfAllRows() ? excess : deleted;
        jdbc.sql(COUNT).param(newlyDeleted).param(table).param(FORGOTTEN).update();
        return missing && !start.isOfAllRows()
                ? Position.start()
                : new Position(last, start.isOfAllRows() && !reachedEnd && !reachedLimit);
    }

    private List<ExaminedRow> rowsAfter(long lastExaminedId) {
        return jdbc.sql(selectNext)
                .param(lastExaminedId)
                .query((row, number) -> new ExaminedRow(row.getLong(1), !notRefused.contains(row.getString(2))))
                .list();
    }

    private boolean isTooMany(long excess) {
        return excess > maxRows / 10;
    }

    private long excess() {
        return jdbc.sql(countRows).query(Long.class).single() - maxRows;
    }

    /**
     * The start of the next slice. Two positions are different objects, also with the same id.
     *
     * @param lastExaminedId no refused row has this id or a smaller id, unless another instance has inserted it
     * @param ofAllRows whether the pass to which the next slice belongs began with the first row
     */
    private static final class Position {

        private final long lastExaminedId;
        private final boolean ofAllRows;

        Position(long lastExaminedId, boolean ofAllRows) {
            this.lastExaminedId = lastExaminedId;
            this.ofAllRows = ofAllRows;
        }

        static Position start() {
            return new Position(0, true);
        }

        boolean isOfAllRows() {
            return ofAllRows;
        }

        long lastExaminedId() {
            return lastExaminedId;
        }
    }

    private record ExaminedRow(long id, boolean isRefused) {}
}
