// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.storage;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import javax.sql.DataSource;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Creates a {@link SingleWriter} without a write-ahead log, for tests of cached state. */
public final class DirectWriter {

    private DirectWriter() {}

    public static SingleWriter on(DataSource database) {
        var transactions = new TransactionTemplate(new JdbcTransactionManager(database));
        var store = new DirectStore(
                new JdbcTemplate(database),
                transactions,
                new StatementExecutor(new JdbcTemplate(database), transactions));
        return new SingleWriter(
                store,
                new Leadership(store),
                new DefaultListableBeanFactory().getBeanProvider(CachedState.class),
                new SimpleMeterRegistry());
    }
}
