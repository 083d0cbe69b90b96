// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.ledger;

import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;

@Configuration(proxyBeanMethods = false)
class LedgerConfiguration {

    /** A database in a file is this process's alone; one that others may write to has to arbitrate each change at once. */
    private static final String OWN_DATABASE = "jdbc:h2:file:";

    @Bean
    Store store(
            @Value("${spring.datasource.url}") String database,
            @Value("${dst.data.dir}") Path folder,
            JdbcTemplate jdbc,
            TransactionOperations transactions) {
        var tables = new Tables(jdbc, transactions);
        return database.startsWith(OWN_DATABASE)
                ? new Bookkeeper(new Journal(folder.resolve("journal")), tables)
                : new SharedTables(jdbc, transactions, tables);
    }
}
