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
import org.springframework.util.unit.DataSize;

/** Makes backups, one at a time, each in a file that is gone when it has been given away. */
@Component
class Backups {

    private static final Logger log = LoggerFactory.getLogger(Backups.class);

    private static final String NAME = "backup";
    private static final String ZIP = ".zip";
    private static final String FILE_OF_H2 = ".mv.db";

    private final Ledger ledger;
    private final JdbcTemplate jdbc;
    private final Path folder;
    private final DataSize reserve;
    private final ReentrantLock turn = new ReentrantLock();

    /** @param reserve what a backup leaves free for the class */
    Backups(
            Ledger ledger,
            JdbcTemplate jdbc,
            @Value("${dst.data.dir}") Path folder,
            @Value("${dst.doctor.free-space}") DataSize reserve) {
        this.ledger = ledger;
        this.jdbc = jdbc;
        this.folder = folder;
        this.reserve = reserve;
    }

    /**
     * Makes one that has at least whatever was kept until now, and hands it over as a file, for as long as it is read.
     *
     * @return why there is none
     * @throws DataAccessException if the tables are behind
     */
    Optional<Refusal> make(Reader reader) throws IOException {
        if (!ledger.hasOwnDatabase()) {
            return Optional.of(Refusal.NOT_OWN_DATABASE);
        }
        if (!turn.tryLock()) {
            return Optional.of(Refusal.UNDER_WAY);
        }
        try {
            forgetLeftovers();
            if (!hasRoom()) {
                return Optional.of(Refusal.NO_ROOM);
            }
            ledger.awaitTables();
            return handOver(Files.createTempFile(folder, NAME, ZIP), reader);
        } finally {
            turn.unlock();
        }
    }

    /** For a copy that is no smaller than the database. A disk that it filled would be full for the students' messages too. */
    private boolean hasRoom() throws IOException {
        var path = jdbc.queryForObject("select database_path()", String.class) + FILE_OF_H2;
        var needed = Files.size(Path.of(path)) + reserve.toBytes();
        return Files.getFileStore(folder).getUsableSpace() >= needed;
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
