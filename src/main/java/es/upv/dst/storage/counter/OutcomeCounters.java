// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.storage.counter;

import es.upv.dst.storage.SingleWriter;
import es.upv.dst.storage.StorageProperties;
import es.upv.dst.storage.retention.Housekeeping;
import es.upv.dst.storage.retention.RefusedRowsRepository;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Creates the counters of the tables that have a row for each message. */
@Component
public class OutcomeCounters {

    private final SingleWriter writer;
    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final Housekeeping housekeeping;
    private final StorageProperties properties;
    private final MeterRegistry meters;

    OutcomeCounters(
            SingleWriter writer,
            JdbcClient jdbc,
            TransactionOperations transactions,
            Housekeeping housekeeping,
            StorageProperties properties,
            MeterRegistry meters) {
        this.writer = writer;
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.housekeeping = housekeeping;
        this.properties = properties;
        this.meters = meters;
    }

    /**
     * Creates the counter of a table, and makes {@link Housekeeping} delete the oldest refused rows of the table.
     *
     * @param outcome the column that contains the outcome of a message
     * @param accepted the outcome of accepted messages
     * @param neutral outcomes of messages that are neither accepted nor refused
     */
    public OutcomeCounter create(String table, String outcome, Enum<?> accepted, Enum<?>... neutral) {
        var notRefused = Stream.concat(Stream.of(accepted), Stream.of(neutral))
                .map(Enum::name)
                .collect(Collectors.toUnmodifiableSet());
        housekeeping.add(
                new RefusedRowsRepository(jdbc, transactions, table, outcome, notRefused, properties.refusedRows()));
        return new OutcomeCounter(
                writer,
                jdbc,
                table,
                outcome,
                accepted.name(),
                notRefused,
                new RowLimit(jdbc, table, outcome, notRefused),
                counters(table, outcome, accepted));
    }

    /**
     * Returns a counter for each possible outcome, so that each outcome is exported with 0 before its first message.
     */
    private Map<String, Counter> counters(String table, String outcome, Enum<?> any) {
        return Arrays.stream(any.getDeclaringClass().getEnumConstants())
                .map(Enum::name)
                .collect(Collectors.toMap(
                        name -> name,
                        name -> Counter.builder("dst." + table + "s")
                                .tag(outcome, name)
                                .description("Number of %ss that this instance stored, by %s".formatted(table, outcome))
                                .register(meters)));
    }
}
