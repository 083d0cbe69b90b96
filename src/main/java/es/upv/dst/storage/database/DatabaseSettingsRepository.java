// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.storage.database;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Reads the settings of the database that decide whether a commit survives a killed process. */
@Repository
class DatabaseSettingsRepository {

    private final JdbcTemplate jdbc;

    DatabaseSettingsRepository(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Commits an update that changes no value. It fails if the database cannot be written. */
    void commitUnchanged() {
        jdbc.update("update journal set posted = posted");
    }

    /** The name of the database product, such as H2. */
    String product() {
        return String.valueOf(jdbc.execute((ConnectionCallback<String>)
                connection -> connection.getMetaData().getDatabaseProductName()));
    }

    /** The path of the H2 database; {@code "null"} if the database is in memory. */
    String h2Path() {
        return String.valueOf(jdbc.queryForObject("select database_path()", String.class));
    }

    Optional<String> h2Setting(String name) {
        var sql = "select setting_value from information_schema.settings where setting_name = ?";
        return jdbc.query(sql, (row, number) -> row.getString(1), name).stream().findFirst();
    }

    Map<String, String> postgreSqlSettings(List<String> names) {
        var sql = "select name, setting from pg_settings where name in (%s)"
                .formatted(names.stream().map(name -> "?").collect(Collectors.joining(",")));
        return jdbc.query(sql, (row, number) -> Map.entry(row.getString(1), row.getString(2)), names.toArray()).stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
