// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.storage.counter;

import es.upv.dst.storage.SingleWriter;
import es.upv.dst.storage.retention.Housekeeping;
import es.upv.dst.storage.retention.RefusedRowsRepository;
import io.micrometer.core.instrument.Counter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Counts messages by outcome. A count includes messages without a row: those whose rows {@link RefusedRowsRepository}
 * has deleted since, and those above {@link RowLimit}.
 */
public final class OutcomeCounter {

    private static final String COUNT = """
            update tally set messages = messages + ? where kind = ? and outcome = ?
            """;

    /**
     * Locks the row that {@link Housekeeping} locks too, so that it deletes nothing between a statement that counts
     * rows and the statement that deletes them.
     */
    private static final String LOCK = """
            update tally set messages = messages where kind = ? and outcome = ?
            """;

    private final SingleWriter writer;
    private final JdbcClient jdbc;
    private final String table;
    private final String accepted;
    private final Set<String> notRefused;

    /** Counts by one scan of the table: without the offset, the databases would scan it for each outcome. */
    private final String subtract;

    private final RowLimit limit;
    private final Map<String, Counter> counters;

    /** @param notRefused the outcomes of messages that were accepted, or neither accepted nor refused */
    OutcomeCounter(
            SingleWriter writer,
            JdbcClient jdbc,
            String table,
            String outcome,
            String accepted,
            Set<String> notRefused,
            RowLimit limit,
            Map<String, Counter> counters) {
        this.writer = writer;
        this.jdbc = jdbc;
        this.table = table;
        this.accepted = accepted;
        this.notRefused = notRefused;
        this.limit = limit;
        this.counters = counters;
        this.subtract = """
                update tally set messages = messages - coalesce((
                    select deleted.messages
                      from (select %2$s as outcome, count(*) as messages from %1$s
                             where %%1$s group by %2$s offset 0 rows) as deleted
                     where deleted.outcome = tally.outcome), 0) where kind = '%1$s'
                """.formatted(table, outcome);
    }

    /** Reads again how many rows each code has. */
    public void reload() {
        limit.reload();
    }

    /**
     * Counts messages. Must be called inside a change.
     *
     * @param code the code in a message, if there is one
     * @return the messages whose rows the change has to insert, as {@link RowLimit} decides
     */
    public <T> List<T> count(
            List<T> messages, Function<T, ? extends Enum<?>> outcome, Function<T, Optional<String>> code) {
        messages.stream()
                .collect(Collectors.groupingBy(message -> outcome.apply(message).name(), Collectors.counting()))
                .forEach(this::count);
        var rows = messages.stream()
                .filter(message -> limit.keepsRow(outcome.apply(message).name(), code.apply(message)))
                .toList();
        var refusedWithoutRow = refused(messages, outcome) - refused(rows, outcome);
        if (refusedWithoutRow > 0) {
            append(refusedWithoutRow, RefusedRowsRepository.FORGOTTEN);
        }
        return rows;
    }

    /**
     * Deletes rows, and subtracts their messages from the counts. Must be called inside a change that also calls {@link
     * SingleWriter#invalidate}, because the cached state still contains the rows.
     *
     * @param condition an SQL condition on the table, without parameters
     */
    public void deleteRows(String condition) {
        writer.append(LOCK, List.<@Nullable Object[]>of(SingleWriter.row(table, RefusedRowsRepository.FORGOTTEN)));
        writer.append(subtract.formatted(condition), List.<@Nullable Object[]>of(SingleWriter.row()));
        writer.append("delete from " + table + " where " + condition, List.<@Nullable Object[]>of(SingleWriter.row()));
    }

    /** Reads the counts from the tables. */
    public Counts counts() {
        var messagesByOutcome = read();
        return new Counts(messagesByOutcome.getOrDefault(accepted, 0L), refused(messagesByOutcome));
    }

    /** Increments the metric only after the commit, because a message whose change fails is delivered again. */
    private void count(String outcome, long messages) {
        append(messages, outcome);
        var counter = Objects.requireNonNull(counters.get(outcome), outcome);
        writer.afterCommit(() -> counter.increment(messages));
    }

    private void append(long messages, String outcome) {
        writer.append(COUNT, List.<@Nullable Object[]>of(SingleWriter.row(messages, table, outcome)));
    }

    private <T> long refused(List<T> messages, Function<T, ? extends Enum<?>> outcome) {
        return messages.stream()
                .filter(message -> !notRefused.contains(outcome.apply(message).name()))
                .count();
    }

    private long refused(Map<String, Long> messagesByOutcome) {
        return messagesByOutcome.entrySet().stream()
                .filter(count ->
                        !notRefused.contains(count.getKey()) && !count.getKey().equals(RefusedRowsRepository.FORGOTTEN))
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

    /** The numbers of messages that were accepted and refused. */
    public record Counts(long accepted, long refused) {

        public long total() {
            return accepted + refused;
        }
    }
}
