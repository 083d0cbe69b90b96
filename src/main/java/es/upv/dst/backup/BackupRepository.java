// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.backup;

import java.nio.file.Path;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Copies the file of the H2 database. */
@Repository
class BackupRepository {

    private static final String H2_FILE_EXTENSION = ".mv.db";

    private final JdbcTemplate jdbc;

    BackupRepository(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    Path databaseFile() {
        return Path.of(jdbc.queryForObject("select database_path()", String.class) + H2_FILE_EXTENSION);
    }

    /**
     * Copies the database to a file while the database is in use. If the copy contains uncommitted changes, H2 rolls
     * these changes back when the copy is opened. The copy says that it comes without a write-ahead log.
     */
    void backUpTo(Path file) {
        jdbc.update("update journal set log_state = 'BACKUP'");
        try {
            jdbc.update("backup to ?", file.toAbsolutePath().toString());
        } finally {
            jdbc.update("update journal set log_state = 'TIED'");
        }
    }
}
