// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.backup;

import es.upv.dst.ledger.Ledger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Makes backups, one at a time, each in a file that is gone when it has been given away. */
@Component
class Backups {

    private static final Logger log = LoggerFactory.getLogger(Backups.class);

    private static final String OWN_DATABASE = "jdbc:h2:file:";
    private static final String NAME = "backup";
    private static final String ZIP = ".zip";

    private final Ledger ledger;
    private final JdbcTemplate jdbc;
    private final String database;
    private final Path folder;
    private final ReentrantLock turn = new ReentrantLock();

    Backups(
            Ledger ledger,
            JdbcTemplate jdbc,
            @Value("${spring.datasource.url}") String database,
            @Value("${dst.data.dir}") Path folder) {
        this.ledger = ledger;
        this.jdbc = jdbc;
        this.database = database;
        this.folder = folder;
    }

    /**
     * Makes one that has at least whatever was kept until now, and hands it over as a file, for as long as it is read.
     *
     * @return why there is none
     * @throws DataAccessException if the tables are behind
     */
    Optional<Refusal> make(Reader reader) throws IOException {
        if (!database.startsWith(OWN_DATABASE)) {
            return Optional.of(Refusal.NOT_OWN_DATABASE);
        }
        if (!turn.tryLock()) {
            return Optional.of(Refusal.UNDER_WAY);
        }
        try {
            forgetLeftovers();
            ledger.awaitTables();
            return handOver(Files.createTempFile(folder, NAME, ZIP), reader);
        } finally {
            turn.unlock();
        }
    }

    private Optional<Refusal> handOver(Path file, Reader reader) throws IOException {
        try {
            copyTo(file);
            reader.read(file);
            return Optional.empty();
        } catch (DataAccessException cause) {
            log.error("The backup could not be written", cause);
            return Optional.of(Refusal.NOT_WRITTEN);
        } finally {
            Files.delete(file);
        }
    }

    /** H2 copies what it has committed while it goes on; of what it has not, it takes back what it finds on opening the copy. */
    private void copyTo(Path file) {
        jdbc.update("backup to ?", file.toAbsolutePath().toString());
    }

    /** Of one that was killed. */
    private void forgetLeftovers() throws IOException {
        try (var files = Files.newDirectoryStream(folder, NAME + "*" + ZIP)) {
            for (var file : files) {
                Files.delete(file);
            }
        }
    }

    /** Who reads a backup. */
    interface Reader {
        void read(Path file) throws IOException;
    }
}
