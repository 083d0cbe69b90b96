// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.cluster;

import es.upv.dst.storage.Instance;
import java.time.Duration;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

@Configuration(proxyBeanMethods = false)
class ClusterConfiguration {

    /**
     * Creates the lock only for PostgreSQL, because instances can share only that database. Does not use the connection
     * pool, because the lock needs a connection that stays open. Decides by the setting here, because the build
     * evaluates conditions already.
     */
    @Bean
    @Nullable
    PostgreSqlLock leaderLock(JdbcConnectionDetails database, Instance instance) {
        if (!database.getJdbcUrl().startsWith("jdbc:postgresql:")) {
            return null;
        }
        var connections = new DriverManagerDataSource(
                database.getJdbcUrl(), String.valueOf(database.getUsername()), String.valueOf(database.getPassword()));
        connections.setConnectionProperties(connectionProperties(instance.failover()));
        return new PostgreSqlLock(connections, instance.failover());
    }

    /**
     * Returns timeouts with which a leader that has lost the connection notices this loss before PostgreSQL releases
     * the leader's lock.
     */
    private static Properties connectionProperties(Duration failover) {
        var properties = new Properties();
        var seconds = String.valueOf(Math.max(1, failover.toSeconds() / 2));
        properties.setProperty("connectTimeout", seconds);
        properties.setProperty("loginTimeout", seconds);
        properties.setProperty("socketTimeout", seconds);
        properties.setProperty("ApplicationName", "dst-lab leader election");
        return properties;
    }
}
