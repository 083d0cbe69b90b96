// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.ledger;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.InstantSource;
import javax.sql.DataSource;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A ledger without a journal, for a test of what is kept in memory. */
public final class DirectLedger {

    private DirectLedger() {}

    public static Ledger on(DataSource database) {
        var transactions = new TransactionTemplate(new JdbcTransactionManager(database));
        var store = new DirectStore(
                new JdbcTemplate(database), transactions, new Tables(new JdbcTemplate(database), transactions));
        return new Ledger(
                store,
                new Leadership(store),
                new DefaultListableBeanFactory().getBeanProvider(Remembered.class),
                InstantSource.system(),
                new SimpleMeterRegistry());
    }
}
