// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.course.archive;

import es.upv.dst.course.archive.format.ArchivedTable;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/**
 * Changes many rows by several statements, because H2 writes the rows of a large change to a file outside the data
 * folder. Must be called in a transaction.
 */
@Repository
public class RowSlices {

    private static final int SLICE = 5_000;

    private final JdbcTemplate jdbc;

    RowSlices(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Deletes all rows, and returns how many there were. A table whose rows the database does not number has few. */
    public long deleteAll(ArchivedTable table) {
        var delete = "delete from " + table.sqlName();
        return table.identity()
                .map(id -> change(delete, table.sqlName(), ArchivedTable.quote(id.name()), "true", Long.MIN_VALUE))
                .orElseGet(() -> (long) jdbc.update(delete));
    }

    /**
     * Updates all rows with this condition.
     *
     * @param update the statement without its condition
     * @param table a table whose rows the database numbers in the column {@code id}
     * @param after only rows with larger numbers are updated
     */
    public void updateAll(String update, String table, String condition, long after) {
        change(update, table, "id", condition, after);
    }

    private long change(String change, String table, String id, String condition, long after) {
        var sql = "%s where %2$s > ? and %2$s <= ? and %3$s".formatted(change, id, condition);
        long total = 0;
        var last = after;
        for (var end = end(table, id, last); end.isPresent(); end = end(table, id, last)) {
            total += jdbc.update(sql, last, end.get());
            last = end.get();
        }
        return total;
    }

    /** The number of the last row of the slice after this number; empty if there is no row. */
    private Optional<Long> end(String table, String id, long last) {
        var slice = "select %1$s as last_id from %2$s where %1$s > ? order by %1$s fetch first %3$d rows only"
                .formatted(id, table, SLICE);
        return Optional.ofNullable(
                jdbc.queryForObject("select max(last_id) from (%s) as slice".formatted(slice), Long.class, last));
    }
}
