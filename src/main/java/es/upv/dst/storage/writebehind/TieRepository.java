// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.storage.writebehind;

import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;

/** What the database knows of its write-ahead log. */
final class TieRepository {

    private final JdbcTemplate jdbc;

    TieRepository(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    TieRow read() {
        var sql = "select posted, log_token, log_state from journal";
        return jdbc.query(
                        sql,
                        (row, number) -> new TieRow(
                                row.getLong("posted"),
                                Optional.of(row.getString("log_token")).filter(token -> !token.isEmpty()),
                                TieState.valueOf(row.getString("log_state"))))
                .getFirst();
    }

    void update(String token, TieState state) {
        jdbc.update("update journal set log_token = ?, log_state = ?", token, state.name());
    }

    /** @param posted the number of the last change that the tables contain */
    record TieRow(long posted, Optional<String> token, TieState state) {}

    enum TieState {
        /** The log may not have the token yet. */
        BEGUN,
        TIED,
        /** The database is a copy that POST /api/backup has made, so it comes without a log. */
        BACKUP
    }
}
