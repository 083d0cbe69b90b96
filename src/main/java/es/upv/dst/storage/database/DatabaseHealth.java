// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.storage.database;

import es.upv.dst.storage.Store;
import javax.sql.DataSource;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.jdbc.health.DataSourceHealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Component {@code db}. Down if the database does not answer, and while its tables are far behind the write-ahead log.
 * Reads a table, because H2 reports a connection of a closed database as valid.
 */
@Component("dbHealthIndicator")
class DatabaseHealth extends DataSourceHealthIndicator {

    private final Store store;

    DatabaseHealth(DataSource database, Store store) {
        super(database, "select posted from journal");
        this.store = store;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) throws Exception {
        super.doHealthCheck(health);
        health.withDetail("changesWaiting", store.pendingChanges());
        if (store.isFarBehind()) {
            health.down().withDetail("reason", "the tables are far behind the write-ahead log");
        }
    }
}
