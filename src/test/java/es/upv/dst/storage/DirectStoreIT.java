// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseBuilder;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseType;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class DirectStoreIT {

    private final DataSource database = new EmbeddedDatabaseBuilder()
            .generateUniqueName(true)
            .setType(EmbeddedDatabaseType.H2)
            .addScripts(
                    "db/migration/V1__lab.sql",
                    "db/migration/V2__mail.sql",
                    "db/migration/V3__rehearsal.sql",
                    "db/migration/V4__instances.sql",
                    "db/migration/V5__leader.sql")
            .build();

    /** Two threads have seen the request, and the second one waits for the first one. */
    @Test
    void requestedReload_isRunOnce() {
        var jdbc = new JdbcTemplate(database);
        var transactions = new TransactionTemplate(new JdbcTransactionManager(database));
        var store = new DirectStore(jdbc, transactions, new StatementExecutor(jdbc, transactions));
        var reloads = new AtomicInteger();
        store.reload(reloads::incrementAndGet);
        store.invalidateOthers();
        assertThat(store.isReloadRequested()).isTrue();
        store.reload(reloads::incrementAndGet);
        store.reload(reloads::incrementAndGet);
        assertThat(reloads).hasValue(2);
    }
}
