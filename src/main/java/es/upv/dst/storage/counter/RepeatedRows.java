// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.storage.counter;

import es.upv.dst.storage.SingleWriter;
import es.upv.dst.storage.retention.RefusedRowsRepository;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Limits the rows of messages that have the same code and the same outcome, because one client can send any number of
 * them. Keeps the first row and the latest {@value #LATEST}. The messages of the other rows stay counted.
 */
public final class RepeatedRows {

    static final int LATEST = 50;

    /** So many more rows are deleted at once, so that a message in a flood causes a fraction of a deletion. */
    static final int SLACK = 50;

    private final JdbcClient jdbc;
    private final SingleWriter writer;
    private final String table;
    private final boolean refused;
    private final String selectCounts;
    private final String countDeleted;
    private final String delete;
    private final Map<Key, Integer> rows = new HashMap<>();

    /**
     * @param column the column that contains the outcome of a message
     * @param outcomes the outcomes of the messages that are limited
     * @param refused whether these messages were refused, so that deleted rows are counted as {@code FORGOTTEN}
     */
    RepeatedRows(
            SingleWriter writer,
            JdbcClient jdbc,
            String table,
            String column,
            Set<? extends Enum<?>> outcomes,
            boolean refused) {
        this.writer = writer;
        this.jdbc = jdbc;
        this.table = table;
        this.refused = refused;
        var names = outcomes.stream().map(Enum::name).sorted().toList();
        this.selectCounts = """
                select %2$s as outcome, code, count(*) as messages from %1$s
                 where %2$s in ('%3$s') and code >= '0'
                 group by %2$s, code having count(*) > 1
                """.formatted(table, column, String.join("', '", names));
        var surplus = """
                %2$s = ? and code = ?
                   and id > (select min(id) from %1$s where %2$s = ? and code = ?)
                   and id <= (select id from %1$s where %2$s = ? and code = ?
                               order by id desc offset %3$d rows fetch first row only)
                """.formatted(table, column, LATEST);
        this.countDeleted = """
                update tally set messages = messages + (select count(*) from %1$s where %2$s)
                 where kind = '%1$s' and outcome = '%3$s'
                """.formatted(table, surplus, RefusedRowsRepository.FORGOTTEN);
        this.delete = "delete from " + table + " where " + surplus;
    }

    /** Reads the number of rows of each code again. */
    public void reload() {
        rows.clear();
        jdbc.sql(selectCounts).query(row -> {
            rows.put(new Key(row.getString("outcome"), row.getString("code")), row.getInt("messages"));
        });
    }

    /**
     * Counts rows that the current change inserts, and deletes the earlier rows that are too many. Must be called
     * inside the change, after the rows were appended.
     */
    public void add(Stream<Key> inserted) {
        var tooMany = new ArrayList<@Nullable Object[]>();
        inserted.filter(key -> rows.merge(key, 1, Integer::sum) > 1 + LATEST + SLACK)
                .distinct()
                .forEach(key -> {
                    tooMany.add(key.threeTimes());
                    rows.put(key, 1 + LATEST);
                });
        if (tooMany.isEmpty()) {
            return;
        }
        if (refused) {
            writer.append(
                    OutcomeCounter.LOCK,
                    List.<@Nullable Object[]>of(SingleWriter.row(table, RefusedRowsRepository.FORGOTTEN)));
            writer.append(countDeleted, tooMany);
        }
        writer.append(delete, tooMany);
    }

    /** What the rows have in common. */
    public record Key(String outcome, String code) {

        private @Nullable Object[] threeTimes() {
            return SingleWriter.row(outcome, code, outcome, code, outcome, code);
        }
    }
}
