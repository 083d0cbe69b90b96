// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.ledger;

import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The rows of refused messages in one table, of which the latest are kept. The older ones are deleted in slices. A slice
 * examines a bounded number of rows in the order of the primary key, and goes on where the last one ended, so that it takes
 * the same time however large the table is.
 */
final class RefusedRows {

    /** An outcome of rows, not of messages: they were counted, and are no longer kept. */
    static final String FORGOTTEN = "FORGOTTEN";

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

    /** No refused row has a lower id, or this one. */
    private long examined;

    /**
     * @param column says what became of a message
     * @param notRefused the outcomes of the messages that were not refused
     * @param kept how many rows are kept; a tenth more may be there before the oldest ones are deleted
     */
    RefusedRows(
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
        var others = String.join("', '", notRefused);
        this.present = """
                select sum(case when outcome = '%s' then -messages else messages end)
                  from tally where kind = '%s' and outcome not in ('%s')
                """.formatted(FORGOTTEN, table, others);
        this.next = "select id, %s from %s where id > ? order by id fetch first %d rows only"
                .formatted(column, table, SLICE);
        this.delete = "delete from %s where id > ? and id <= ? and %s not in ('%s')".formatted(table, column, others);
    }

    String table() {
        return table;
    }

    /** Deletes the oldest ones if there are too many; asked by one thread. Returns whether there may be more to delete. */
    boolean deleteSlice() {
        if (!areTooMany(excess())) {
            return false;
        }
        // Remembered after the commit: a slice that is rolled back is tried again.
        examined = transactions.execute(status -> deleteSliceLocked());
        return true;
    }

    /** The lock lets other instances and {@link Tally#undo} wait, which count rows that this one is about to delete. */
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
        // Rows that are counted and not there were deleted by hand: they are not kept either.
        var gone = isEnd && !isDone ? excess : deleted;
        jdbc.sql(COUNT).param(gone).param(table).param(FORGOTTEN).update();
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
