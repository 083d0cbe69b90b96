// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.storage;

import com.zaxxer.hikari.HikariDataSource;
import es.upv.dst.storage.disk.DataSpace;
import es.upv.dst.storage.disk.DatabaseReopener;
import es.upv.dst.storage.disk.H2File;
import es.upv.dst.storage.log.WriteAheadLog;
import es.upv.dst.storage.writebehind.IdentityColumns;
import es.upv.dst.storage.writebehind.LogContinuity;
import es.upv.dst.storage.writebehind.WriteBehindStore;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.unit.DataSize;

@Configuration(proxyBeanMethods = false)
class StorageConfiguration {

    /**
     * The time in seconds after which a statement fails whose answer does not come, as on a connection that was cut off
     * without FIN or RST. Students wait so long, and every statement takes less time.
     */
    private static final String SOCKET_TIMEOUT_SECONDS = "20";

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

    /** Is opened with the embedded database only, by the store, which also closes it after its last write. */
    @Bean(destroyMethod = "")
    WriteAheadLog writeAheadLog(@Value("${dst.data.dir}") Path folder) {
        return new WriteAheadLog(journal(folder));
    }

    private static Path journal(Path folder) {
        return folder.resolve("journal");
    }

    /** Has no folder with a shared database, because the lab then stores nothing on its own disk. */
    @Bean
    DataSpace dataSpace(
            @Value("${spring.datasource.url}") String database,
            @Value("${dst.data.dir}") Path folder,
            @Value("${dst.data.free-space}") DataSize freeSpace,
            WriteAheadLog log) {
        var folders = H2File.of(database)
                .map(file -> Map.of("database", file.folder(), "write-ahead log", journal(folder)))
                .orElse(Map.of());
        return DataSpace.of(folders, freeSpace, log::retryFailedWrite);
    }

    /** Decides by the setting here, because the build evaluates conditions already. */
    @Bean
    @Nullable
    DatabaseReopener databaseReopener(
            @Value("${spring.datasource.url}") String database, HikariDataSource pool, DataSpace space) {
        return H2File.of(database).isPresent() ? new DatabaseReopener(pool, space) : null;
    }

    @Bean
    TransactionOperations transactions(PlatformTransactionManager manager) {
        return new TransactionTemplate(manager);
    }

    @Bean
    Store store(
            @Value("${spring.datasource.url}") String database,
            @Value("${dst.data.dir}") Path folder,
            Instance instance,
            JdbcTemplate jdbc,
            TransactionOperations transactions,
            DataSpace space,
            WriteAheadLog log,
            @Value("${dst.storage.accept-loss}") boolean acceptLoss,
            InstantSource clock) {
        var executor = new StatementExecutor(jdbc, transactions);
        var embedded = H2File.of(database).isPresent();
        if (embedded && instance.isClustered()) {
            throw new NotSharedException("a database", "SPRING_DATASOURCE_URL");
        }
        if (!embedded) {
            return new DirectStore(jdbc, transactions, executor);
        }
        jdbc.execute(StorageConfiguration::requireWritable);
        IdentityColumns.reserveManyNumbers(jdbc);
        var continuity = new LogContinuity(log, journal(folder), jdbc, acceptLoss, clock);
        return new WriteBehindStore(log, continuity, executor, space);
    }

    /** H2 opens a file that it may not write as read-only, without an error. A write would fail on a full disk too. */
    private static Boolean requireWritable(Connection connection) throws SQLException {
        if (connection.isReadOnly()) {
            throw new SQLException("it is read-only, because H2 has no permission to write its file");
        }
        return true;
    }
}
