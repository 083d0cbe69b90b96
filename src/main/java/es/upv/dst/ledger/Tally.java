// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.ledger;

import io.micrometer.core.instrument.Counter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How many messages had which outcome. Each is counted for good, also when its row is no longer kept ({@link RefusedRows}). */
public final class Tally {

    private static final String COUNT = """
            update tally set messages = messages + ? where kind = ? and outcome = ?
            """;

    /** Housekeeping locks this row while it deletes, so no row is deleted between its count here and its deletion here. */
    private static final String LOCK = """
            update tally set messages = messages where kind = ? and outcome = ?
            """;

    private final Ledger ledger;
    private final JdbcClient jdbc;
    private final String table;
    private final String taken;
    private final Set<String> notRefused;
    private final String undo;
    private final Map<String, Counter> counters;

    /** @param notRefused outcomes of messages that were taken, or neither taken nor refused */
    Tally(
            Ledger ledger,
            JdbcClient jdbc,
            String table,
            String outcome,
            String taken,
            Set<String> notRefused,
            Map<String, Counter> counters) {
        this.ledger = ledger;
        this.jdbc = jdbc;
        this.table = table;
        this.taken = taken;
        this.notRefused = notRefused;
        this.counters = counters;
        this.undo = """
                update tally set messages = messages - (
                    select count(*) from %1$s where %1$s.%2$s = tally.outcome and %%1$s) where kind = '%1$s'
                """.formatted(table, outcome);
    }

    /** Counts messages whose rows are entered; asked inside a change. */
    public void count(Stream<? extends Enum<?>> outcomes) {
        outcomes.collect(Collectors.groupingBy(Enum::name, Collectors.counting()))
                .forEach(this::count);
    }

    /**
     * Takes rows away, and their messages off the counts, as if they had never come; asked inside a change that lets the
     * ledger {@link Ledger#forget}, for what is remembered knows nothing of it.
     */
    public void undo(String condition) {
        ledger.enter(LOCK, List.<@Nullable Object[]>of(Ledger.row(table, RefusedRows.FORGOTTEN)));
        ledger.enter(undo.formatted(condition), List.<@Nullable Object[]>of(Ledger.row()));
        ledger.enter("delete from " + table + " where " + condition, List.<@Nullable Object[]>of(Ledger.row()));
    }

    /** How many messages there have been, as the tables say. */
    public Counts counts() {
        var all = read();
        return new Counts(all.getOrDefault(taken, 0L), refused(all));
    }

    /** What is not kept in the end is not counted, and will come again. */
    private void count(String outcome, long messages) {
        ledger.enter(COUNT, List.<@Nullable Object[]>of(Ledger.row(messages, table, outcome)));
        var counter = Objects.requireNonNull(counters.get(outcome), outcome);
        ledger.afterwards(() -> counter.increment(messages));
    }

    private long refused(Map<String, Long> all) {
        return all.entrySet().stream()
                .filter(count ->
                        !notRefused.contains(count.getKey()) && !count.getKey().equals(RefusedRows.FORGOTTEN))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    private Map<String, Long> read() {
        return jdbc
                .sql("select outcome, messages from tally where kind = ?")
                .param(table)
                .query((row, number) -> Map.entry(row.getString("outcome"), row.getLong("messages")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** How many messages were taken, and how many were refused. */
    public record Counts(long taken, long refused) {

        public long total() {
            return taken + refused;
        }
    }
}
