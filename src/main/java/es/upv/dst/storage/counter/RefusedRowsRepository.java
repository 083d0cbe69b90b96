// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.storage.counter;

import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Deletes the oldest rows of refused messages in one table, in slices. A slice examines a bounded number of rows in the
 * order of the primary key, and starts where the last one ended. So its time does not depend on the size of the table.
 */
public final class RefusedRowsRepository {

    /** The outcome under which {@code tally} counts deleted rows; no message has it. */
    public static final String FORGOTTEN = "FORGOTTEN";

    static final int SLICE = 1_000;

    private static final String LOCK = "select messages from tally where kind = ? and outcome = ? for update";

    private static final String COUNT = "update tally set messages = messages + ? where kind = ? and outcome = ?";

    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final String table;
    private final Set<String> notRefused;
    private final int kept;
    private final String present;
    private final String next;
    private final String delete;

    /** No refused row has this id or a lower one. */
    private long examined;

    /**
     * @param column contains the outcome of a message
     * @param notRefused the outcomes of messages that were not refused
     * @param kept how many rows are kept; the oldest are deleted when there are more than a tenth more
     */
    RefusedRowsRepository(
            JdbcClient jdbc,
            TransactionOperations transactions,
            String table,
            String column,
            Set<String> notRefused,
            int kept) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.table = table;
        this.notRefused = notRefused;
        this.kept = kept;
        var excluded = String.join("', '", notRefused);
        this.present = """
                select sum(case when outcome = '%s' then -messages else messages end)
                  from tally where kind = '%s' and outcome not in ('%s')
                """.formatted(FORGOTTEN, table, excluded);
        this.next = "select id, %s from %s where id > ? order by id fetch first %d rows only"
                .formatted(column, table, SLICE);
        this.delete = "delete from %s where id > ? and id <= ? and %s not in ('%s')".formatted(table, column, excluded);
    }

    String table() {
        return table;
    }

    /** Deletes one slice if there are too many rows. Not thread-safe. Returns whether there may be more to delete. */
    boolean deleteSlice() {
        if (!areTooMany(excess())) {
            return false;
        }
        // Assigned after the commit, so that a slice that is rolled back is tried again.
        examined = transactions.execute(status -> deleteSliceLocked());
        return true;
    }

    /** Locks out other instances and {@link OutcomeCounter#undo}, which would count the rows of this slice too. */
    private long deleteSliceLocked() {
        jdbc.sql(LOCK).param(table).param(FORGOTTEN).query(Long.class).single();
        var excess = excess();
        return areTooMany(excess) ? deleteFrom(nextRows(), excess) : examined;
    }

    private long deleteFrom(List<Row> rows, long excess) {
        var oldest = rows.stream().filter(Row::isRefused).limit(excess).toList();
        var isEnd = rows.size() < SLICE;
        var isDone = oldest.size() == excess;
        var last = isDone
                ? oldest.getLast().id()
                : rows.isEmpty() ? examined : rows.getLast().id();
        var deleted = jdbc.sql(delete).param(examined).param(last).update();
        // Counted rows that do not exist were deleted by hand, so they count as deleted too.
        var noLongerKept = isEnd && !isDone ? excess : deleted;
        jdbc.sql(COUNT).param(noLongerKept).param(table).param(FORGOTTEN).update();
        return last;
    }

    private List<Row> nextRows() {
        return jdbc.sql(next)
                .param(examined)
                .query((row, number) -> new Row(row.getLong(1), !notRefused.contains(row.getString(2))))
                .list();
    }

    private boolean areTooMany(long excess) {
        return excess > kept / 10;
    }

    private long excess() {
        return jdbc.sql(present).query(Long.class).single() - kept;
    }

    private record Row(long id, boolean isRefused) {}
}
