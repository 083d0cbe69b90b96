// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.ledger;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;

@Configuration(proxyBeanMethods = false)
class LedgerConfiguration {

    /** A database in a file is this process's alone; one that others may write to has to arbitrate each change at once. */
    private static final String OWN_DATABASE = "jdbc:h2:file:";

    /** A connection that is cut off without a FIN or RST ends a statement after so many seconds: more than any of them takes. */
    private static final String LONGEST_STATEMENT = "60";

    /** An instance that is suspended while it holds the row {@code writer} would stop all others. */
    @Bean
    static BeanPostProcessor postgresqlTimeouts(
            @Value("${spring.datasource.url}") String database,
            @Value("${dst.instance.failover:10s}") Duration failover) {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessBeforeInitialization(Object bean, String name) {
                if (bean instanceof HikariDataSource pool && database.startsWith("jdbc:postgresql:")) {
                    pool.addDataSourceProperty(
                            "options", "-c idle_in_transaction_session_timeout=" + failover.toMillis());
                    pool.addDataSourceProperty("socketTimeout", LONGEST_STATEMENT);
                    pool.addDataSourceProperty("tcpKeepAlive", "true");
                }
                return bean;
            }
        };
    }

    @Bean
    Store store(
            @Value("${spring.datasource.url}") String database,
            @Value("${dst.data.dir}") Path folder,
            Instance instance,
            JdbcTemplate jdbc,
            TransactionOperations transactions,
            InstantSource clock) {
        var tables = new Tables(jdbc, transactions);
        var own = database.startsWith(OWN_DATABASE);
        if (own && instance.isOneOfSeveral()) {
            throw new NotShared("a database", "SPRING_DATASOURCE_URL");
        }
        return own
                ? new Bookkeeper(new Journal(folder.resolve("journal")), tables, clock)
                : new DirectStore(jdbc, transactions, tables);
    }
}
