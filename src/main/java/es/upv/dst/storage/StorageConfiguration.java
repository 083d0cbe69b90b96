// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.storage;

import com.zaxxer.hikari.HikariDataSource;
import es.upv.dst.storage.writebehind.WriteAheadLog;
import es.upv.dst.storage.writebehind.WriteBehindStore;
import java.nio.file.Path;
import java.time.InstantSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;

@Configuration(proxyBeanMethods = false)
class StorageConfiguration {

    /**
     * The URL prefix of the embedded database, a file to which only this process writes. Other instances may write to
     * any other database.
     */
    private static final String EMBEDDED_DATABASE_PREFIX = "jdbc:h2:file:";

    /**
     * The time in seconds after which a statement fails on a connection that was cut off without FIN or RST. Every
     * statement takes less time.
     */
    private static final String SOCKET_TIMEOUT_SECONDS = "60";

    /**
     * Ends the transaction of a suspended instance, because its lock of the row {@code writer} would stop all other
     * instances.
     */
    @Bean
    static BeanPostProcessor postgresqlTimeouts(
            @Value("${spring.datasource.url}") String database, ObjectProvider<Instance> instance) {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessBeforeInitialization(Object bean, String name) {
                if (bean instanceof HikariDataSource pool && database.startsWith("jdbc:postgresql:")) {
                    pool.addDataSourceProperty(
                            "options",
                            "-c idle_in_transaction_session_timeout="
                                    + instance.getObject().failover().toMillis());
                    pool.addDataSourceProperty("socketTimeout", SOCKET_TIMEOUT_SECONDS);
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
        var executor = new StatementExecutor(jdbc, transactions);
        var embedded = database.startsWith(EMBEDDED_DATABASE_PREFIX);
        if (embedded && instance.isClustered()) {
            throw new NotSharedException("a database", "SPRING_DATASOURCE_URL");
        }
        return embedded
                ? new WriteBehindStore(new WriteAheadLog(folder.resolve("journal")), executor, clock)
                : new DirectStore(jdbc, transactions, executor);
    }
}
