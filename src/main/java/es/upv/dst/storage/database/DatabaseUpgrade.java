// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.storage.database;

import com.zaxxer.hikari.HikariDataSource;
import es.upv.dst.storage.disk.H2File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/**
 * Runs the migrations that a database has not had yet. PostgreSQL runs each in a transaction. H2 commits after each
 * statement that changes the schema, so a kill or a full disk would leave a part of a migration, which no start could
 * continue. So an H2 file is migrated as a copy, which replaces the file when it is complete. A new file is created in
 * the same way. A start deletes the copy of a start that has not replaced the file.
 */
@Component
class DatabaseUpgrade implements FlywayMigrationStrategy {

    /** The copy, and the space that it grows by. */
    private static final int COPIES = 2;

    private final HikariDataSource pool;
    private final DataSize reserve;

    /** @param reserve the free space that an upgrade leaves on the disk */
    DatabaseUpgrade(HikariDataSource pool, @Value("${dst.data.free-space}") DataSize reserve) {
        this.pool = pool;
        this.reserve = reserve;
    }

    /** Runs before the pool opens its first connection, so the file can be replaced. */
    @Override
    public void migrate(Flyway flyway) {
        var file = H2File.of(pool.getJdbcUrl());
        if (file.isEmpty()) {
            flyway.migrate();
            return;
        }
        try {
            migrate(file.get(), flyway);
        } catch (IOException e) {
            throw new DatabaseUpgradeException(e);
        } catch (SQLException e) {
            throw new DataAccessResourceFailureException("The file of the database cannot be opened", e);
        }
    }

    private void migrate(H2File database, Flyway flyway) throws IOException, SQLException {
        Files.deleteIfExists(copyOf(database).path());
        if (Files.exists(database.path())) {
            // While this connection is open, the pool does not have to open the file again, which takes time.
            try (var connection = connect(database);
                    var statement = connection.createStatement()) {
                if (on(database, flyway).info().pending().length == 0) {
                    // Writes nothing, so the lab starts on a full disk.
                    flyway.validate();
                    return;
                }
                statement.execute("shutdown");
            }
        }
        requireSpace(database);
        replaceByMigratedCopy(database, flyway);
        flyway.migrate();
    }

    private void replaceByMigratedCopy(H2File database, Flyway flyway) throws IOException, SQLException {
        var copy = copyOf(database);
        try {
            createMigrated(copy, database, flyway);
            Files.move(copy.path(), database.path(), StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(copy.path());
        }
    }

    private void createMigrated(H2File copy, H2File database, Flyway flyway) throws IOException, SQLException {
        if (Files.exists(database.path())) {
            Files.copy(database.path(), copy.path());
        }
        try (var connection = connect(copy);
                var statement = connection.createStatement()) {
            on(copy, flyway).migrate();
            statement.execute("shutdown");
        }
        // Otherwise the new name may be on the disk before the content.
        try (var channel = FileChannel.open(copy.path(), StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    /** A folder that does not exist has enough space, because the database itself reports that. */
    private void requireSpace(H2File database) throws IOException {
        var size = Files.exists(database.path()) ? Files.size(database.path()) : 0;
        var needed = COPIES * size + reserve.toBytes();
        var free = database.folder().toFile().getUsableSpace();
        if (Files.exists(database.folder()) && free < needed) {
            throw new DatabaseUpgradeException(
                    "%d MB are free on the disk of the database, less than the %d MB that it needs."
                            .formatted(
                                    DataSize.ofBytes(free).toMegabytes(),
                                    DataSize.ofBytes(needed).toMegabytes()));
        }
    }

    private static H2File copyOf(H2File database) {
        return database.withSuffix("-upgrade");
    }

    private Connection connect(H2File database) throws SQLException {
        return DriverManager.getConnection(database.url(), pool.getUsername(), pool.getPassword());
    }

    private Flyway on(H2File database, Flyway flyway) {
        return Flyway.configure()
                .configuration(flyway.getConfiguration())
                .dataSource(database.url(), pool.getUsername(), pool.getPassword())
                .load();
    }
}
