// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.ledger;

import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Makes the tallies of the tables that have a row for each message. */
@Component
public class Tallies {

    private final Ledger ledger;
    private final JdbcClient jdbc;
    private final LedgerProperties properties;

    Tallies(Ledger ledger, JdbcClient jdbc, LedgerProperties properties) {
        this.ledger = ledger;
        this.jdbc = jdbc;
        this.properties = properties;
    }

    /**
     * The tally of a table.
     *
     * @param outcome the column that says what became of a message
     * @param taken the outcome of the messages that were not refused
     * @param uncounted outcomes of messages that are neither
     */
    public Tally of(String table, String outcome, Enum<?> taken, Enum<?>... uncounted) {
        return new Tally(
                ledger,
                jdbc,
                table,
                outcome,
                taken.name(),
                Stream.of(uncounted).map(Enum::name).toList(),
                properties.refusedRows());
    }
}
