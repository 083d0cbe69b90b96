// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.ledger;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Makes the tallies of the tables that have a row for each message. */
@Component
public class Tallies {

    private final Ledger ledger;
    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final Housekeeping housekeeping;
    private final LedgerProperties properties;
    private final MeterRegistry meters;

    Tallies(
            Ledger ledger,
            JdbcClient jdbc,
            TransactionOperations transactions,
            Housekeeping housekeeping,
            LedgerProperties properties,
            MeterRegistry meters) {
        this.ledger = ledger;
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.housekeeping = housekeeping;
        this.properties = properties;
        this.meters = meters;
    }

    /**
     * The tally of a table, of whose refused rows the latest are kept from now on.
     *
     * @param outcome the column that says what became of a message
     * @param taken the outcome of the messages that were not refused
     * @param uncounted outcomes of messages that are neither
     */
    public Tally of(String table, String outcome, Enum<?> taken, Enum<?>... uncounted) {
        var notRefused = Stream.concat(Stream.of(taken), Stream.of(uncounted))
                .map(Enum::name)
                .collect(Collectors.toUnmodifiableSet());
        housekeeping.add(new RefusedRows(jdbc, transactions, table, outcome, notRefused, properties.refusedRows()));
        return new Tally(ledger, jdbc, table, outcome, taken.name(), notRefused, counters(table, outcome, taken));
    }

    /** One for each outcome that there can be, so that each is seen from the start, at 0. */
    private Map<String, Counter> counters(String table, String outcome, Enum<?> any) {
        return Arrays.stream(any.getDeclaringClass().getEnumConstants())
                .map(Enum::name)
                .collect(Collectors.toMap(
                        name -> name,
                        name -> Counter.builder("dst." + table + "s")
                                .tag(outcome, name)
                                .description("Every %s that this instance has kept, by %s".formatted(table, outcome))
                                .register(meters)));
    }
}
