// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.storage.database;

import es.upv.dst.doctor.Check;
import es.upv.dst.doctor.Finding;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Checks that the database accepts a change, and that a commit survives a killed process. */
@Component
class DatabaseCheck implements Check {

    /** The file systems of H2 that store nothing on disk. */
    private static final Pattern IN_MEMORY = Pattern.compile("\\w*mem\\w*:.*", Pattern.CASE_INSENSITIVE);

    private final JdbcTemplate jdbc;

    DatabaseCheck(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return "database";
    }

    @Override
    public Finding examine() {
        try {
            write();
            return judge(String.valueOf(jdbc.execute((ConnectionCallback<String>)
                    connection -> connection.getMetaData().getDatabaseProductName())));
        } catch (DataAccessException e) {
            return Finding.fail(
                    ("The database cannot be written: %s. See to the database of SPRING_DATASOURCE_URL; with H2, to"
                                    + " the disk of the data folder.")
                            .formatted(e.getMostSpecificCause().getMessage()));
        }
    }

    /** Commits an update that changes no value. */
    private void write() {
        jdbc.update("update journal set posted = posted");
    }

    private Finding judge(String product) {
        return switch (product) {
            case "H2" -> judgeH2();
            case "PostgreSQL" -> judgePostgreSql();
            default -> Finding.fail("The lab knows nothing of %s. Use H2 or PostgreSQL.".formatted(product));
        };
    }

    private Finding judgeH2() {
        var path = String.valueOf(jdbc.queryForObject("select database_path()", String.class));
        if (path.equals("null") || IN_MEMORY.matcher(path).matches()) {
            return Finding.fail(
                    "H2 keeps everything in memory, and a stop loses it. Leave SPRING_DATASOURCE_URL as it is by"
                            + " default, which is a file in the data folder.");
        }
        var delay = settings("information_schema.settings", "setting_name", "setting_value", "WRITE_DELAY")
                .getOrDefault("WRITE_DELAY", "unknown");
        return delay.equals("0")
                ? Finding.pass(
                        "H2 writes each commit to the file %s before it says so, so a kill loses none.".formatted(path))
                : Finding.fail(
                        ("H2 writes a commit up to %s ms after it has said so, and a kill loses that. Add ;WRITE_DELAY=0"
                                        + " to SPRING_DATASOURCE_URL.")
                                .formatted(delay));
    }

    private Finding judgePostgreSql() {
        return judgePostgreSql(settings("pg_settings", "name", "setting", "fsync", "synchronous_commit"));
    }

    static Finding judgePostgreSql(Map<String, String> settings) {
        var off = settings.entrySet().stream()
                .filter(setting -> setting.getValue().equals("off"))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
        return off.isEmpty()
                ? Finding.pass("PostgreSQL has each commit on its disk before it says so.")
                : Finding.fail("PostgreSQL may forget what it has committed: its setting %s is off. Turn it on."
                        .formatted(String.join(" and ", off)));
    }

    private Map<String, String> settings(String table, String name, String value, String... wanted) {
        var sql = "select %2$s, %3$s from %1$s where %2$s in (%4$s)"
                .formatted(table, name, value, "?,".repeat(wanted.length - 1) + "?");
        return jdbc
                .query(sql, (row, number) -> Map.entry(row.getString(1), row.getString(2)), (Object[]) wanted)
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
