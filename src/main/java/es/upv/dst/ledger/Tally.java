// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.ledger;

import io.micrometer.core.instrument.Counter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How many messages had which outcome. Each is counted for good; of the refused ones only the latest keep their rows, so
 * that a flood of them does not fill the disk.
 */
public final class Tally {

    private static final String COUNT = """
            update tally set messages = messages + ? where kind = ? and outcome = ?
            """;

    /** An outcome of rows, not of messages: they were counted, and are no longer kept. */
    private static final String FORGOTTEN = "FORGOTTEN";

    private final Ledger ledger;
    private final JdbcClient jdbc;
    private final String table;
    private final String taken;
    private final List<String> uncounted;
    private final String forget;
    private final String undo;
    private final int kept;
    private final Map<String, Counter> counters;
    private final Map<String, Long> counts = new HashMap<>();

    Tally(
            Ledger ledger,
            JdbcClient jdbc,
            String table,
            String outcome,
            String taken,
            List<String> uncounted,
            int kept,
            Map<String, Counter> counters) {
        this.ledger = ledger;
        this.jdbc = jdbc;
        this.table = table;
        this.taken = taken;
        this.uncounted =
                Stream.concat(Stream.of(taken, FORGOTTEN), uncounted.stream()).toList();
        this.kept = kept;
        this.counters = counters;
        this.forget = """
                delete from %1$s where id in (
                    select id from %1$s where %2$s not in ('%3$s') order by id fetch first ? rows only)
                """.formatted(table, outcome, String.join("', '", this.uncounted));
        this.undo = """
                update tally set messages = messages - (
                    select count(*) from %1$s where %1$s.%2$s = tally.outcome and %%1$s) where kind = '%1$s'
                """.formatted(table, outcome);
    }

    /** Reads again what it remembers. */
    public void recall() {
        counts.clear();
        counts.putAll(read());
    }

    /** Counts messages whose rows are entered; asked inside a change. */
    public void count(Stream<? extends Enum<?>> outcomes) {
        outcomes.collect(Collectors.groupingBy(Enum::name, Collectors.counting()))
                .forEach(this::countKept);
        var excess = refused(counts) - counts.getOrDefault(FORGOTTEN, 0L) - kept;
        if (excess > kept / 10) {
            ledger.enter(forget, List.<@Nullable Object[]>of(Ledger.row(excess)));
            count(FORGOTTEN, excess);
        }
    }

    /**
     * Takes rows away, and their messages off the counts, as if they had never come; asked inside a change that lets the
     * ledger {@link Ledger#forget}, for what is remembered knows nothing of it.
     */
    public void undo(String condition) {
        ledger.enter(undo.formatted(condition), List.<@Nullable Object[]>of(Ledger.row()));
        ledger.enter("delete from " + table + " where " + condition, List.<@Nullable Object[]>of(Ledger.row()));
    }

    /** How many messages there have been, as the tables say. */
    public Counts counts() {
        var all = read();
        return new Counts(all.getOrDefault(taken, 0L), refused(all));
    }

    /** What is not kept in the end is not counted, and will come again. */
    private void countKept(String outcome, long messages) {
        count(outcome, messages);
        var counter = Objects.requireNonNull(counters.get(outcome), outcome);
        ledger.afterwards(() -> counter.increment(messages));
    }

    private void count(String outcome, long messages) {
        counts.merge(outcome, messages, Long::sum);
        ledger.enter(COUNT, List.<@Nullable Object[]>of(Ledger.row(messages, table, outcome)));
    }

    private long refused(Map<String, Long> all) {
        return all.entrySet().stream()
                .filter(count -> !uncounted.contains(count.getKey()))
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
