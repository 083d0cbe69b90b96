// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.course.archive;

import static es.upv.dst.course.archive.format.ArchivedTable.quote;
import static java.util.stream.Collectors.joining;

import es.upv.dst.course.archive.format.ArchivedTable;
import es.upv.dst.course.archive.format.ColumnType;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads, deletes and inserts the rows of any table of an archive. Each change must be in a transaction that excludes
 * all other changes.
 */
@Repository
class CourseTables {

    /** Small, because a row of a program may have a million characters. */
    private static final int SLICE = 50;

    private final JdbcTemplate jdbc;
    private final RowSlices slices;

    CourseTables(JdbcTemplate jdbc, RowSlices slices) {
        this.jdbc = jdbc;
        this.slices = slices;
    }

    /**
     * Reads all rows of a table, sorted by its primary key.
     *
     * @param collation the collation for texts of the key, which sorts them by their characters; may be empty
     */
    void read(ArchivedTable table, String collation, Consumer<ObjectNode> rows) {
        RowCallbackHandler handler = row -> {
            var object = JsonNodeFactory.instance.objectNode();
            for (var column : table.columns()) {
                object.set(column.name(), column.type().read(row, column.name()));
            }
            rows.accept(object);
        };
        if (table.identity().isPresent()) {
            readSlices(table, table.identity().get().name(), handler);
        } else {
            var order = table.key().stream()
                    .map(column -> quote(column) + (isText(table, column) ? collation : ""))
                    .collect(joining(", "));
            jdbc.query("select * from %s order by %s".formatted(table.sqlName(), order), handler);
        }
    }

    private static boolean isText(ArchivedTable table, String column) {
        return table.column(column)
                .filter(each -> each.type() == ColumnType.TEXT)
                .isPresent();
    }

    /** Reads some rows at a time, because the H2 driver keeps all rows of a query in memory. */
    private void readSlices(ArchivedTable table, String id, RowCallbackHandler handler) {
        var sql = "select * from %1$s where %2$s > ? order by %2$s fetch first %3$d rows only"
                .formatted(table.sqlName(), quote(id), SLICE);
        var last = new long[] {Long.MIN_VALUE};
        var found = new int[] {SLICE};
        while (found[0] == SLICE) {
            found[0] = 0;
            RowCallbackHandler counting = row -> {
                last[0] = row.getLong(id);
                found[0]++;
                handler.processRow(row);
            };
            jdbc.query(sql, counting, last[0]);
        }
    }

    boolean isEmpty(ArchivedTable table) {
        return jdbc.queryForList("select 1 from %s fetch first 1 rows only".formatted(table.sqlName()))
                .isEmpty();
    }

    long count(ArchivedTable table) {
        return Objects.requireNonNull(jdbc.queryForObject("select count(*) from " + table.sqlName(), Long.class));
    }

    /** The highest number that the database gave to a row of the table; 0 if there is none. */
    long lastNumber(ArchivedTable table) {
        return table.identity()
                .map(id -> jdbc.queryForObject(
                        "select coalesce(max(%s), 0) from %s".formatted(quote(id.name()), table.sqlName()), Long.class))
                .orElse(0L);
    }

    /** Deletes all rows, and returns how many there were. */
    long deleteAll(ArchivedTable table) {
        return slices.deleteAll(table);
    }

    /**
     * Sets the counts of messages to 0. Called before rows are deleted, because the rows of the counts are locked
     * before the rows of refused messages are.
     */
    void resetCounts() {
        jdbc.update("update tally set messages = 0");
    }

    /** Ends the claims of mails by instances of the archived lab, which do not send them any more. */
    void releaseMails() {
        jdbc.update("update mail set claimed_until = null where claimed_until is not null");
    }

    boolean hasRehearsal() {
        return !jdbc.queryForList("select 1 from rehearsal_student").isEmpty();
    }

    /**
     * Inserts rows, or updates the fixed rows of a table.
     *
     * @param columns the columns of the rows, in their order
     * @return whether each row was inserted, or updated one row
     */
    boolean write(ArchivedTable table, List<String> columns, List<@Nullable Object[]> rows) {
        var sql = table.hasFixedRows() ? update(table, columns) : insert(table, columns);
        for (var changed : jdbc.batchUpdate(sql, rows)) {
            if (changed == 0) {
                return false;
            }
        }
        return true;
    }

    private static String insert(ArchivedTable table, List<String> columns) {
        return "insert into %s (%s) values (%s)"
                .formatted(
                        table.sqlName(),
                        columns.stream().map(ArchivedTable::quote).collect(joining(", ")),
                        columns.stream().map(_ -> "?").collect(joining(", ")));
    }

    /** The key columns are set too, so that the parameters are those of an insert, followed by the key. */
    private static String update(ArchivedTable table, List<String> columns) {
        return "update %s set %s where %s"
                .formatted(
                        table.sqlName(),
                        columns.stream().map(column -> quote(column) + " = ?").collect(joining(", ")),
                        table.key().stream()
                                .map(column -> quote(column) + " = ?")
                                .collect(joining(" and ")));
    }

    /** Makes the database number new rows after those that were inserted with their numbers. */
    void continueNumbers(ArchivedTable table) {
        table.identity()
                .map(ArchivedTable.Column::name)
                .map(ArchivedTable::quote)
                .ifPresent(id -> {
                    var next = lastNumber(table) + 1;
                    jdbc.execute("alter table %s alter column %s restart with %d".formatted(table.sqlName(), id, next));
                });
    }
}
