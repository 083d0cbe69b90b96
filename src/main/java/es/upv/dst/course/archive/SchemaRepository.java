// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.course.archive;

import es.upv.dst.course.archive.format.ArchivedTable;
import es.upv.dst.course.archive.format.ColumnType;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.util.function.SingletonSupplier;

/**
 * Reads from the database which tables an archive contains: all tables of the lab except those in {@link #EXCLUDED}. So
 * the archive contains a new table of any feature without a change here. Tables of other applications in the same
 * schema are left alone.
 */
@Repository
public class SchemaRepository {

    /** The tables that are no part of a course, with the reason. */
    static final Map<String, String> EXCLUDED = Map.of(
            "journal", "which records of the write-ahead log this database contains",
            "writer", "which instances use this database",
            "mail_reading", "which mails of the mailbox are being read at this moment",
            "rehearsal_student", "students of a running rehearsal, during which there is no archive");

    private final JdbcTemplate jdbc;

    /** Read once, because the tables change only while the lab is stopped, and reading them takes long. */
    private final SingletonSupplier<List<ArchivedTable>> tables = SingletonSupplier.of(this::readTables);

    SchemaRepository(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The archived tables. A table comes after the tables that it refers to, and otherwise in the order of the names.
     */
    public List<ArchivedTable> tables() {
        return tables.obtain();
    }

    private List<ArchivedTable> readTables() {
        return sorted(jdbc.execute((ConnectionCallback<Map<String, ArchivedTable>>)
                connection -> read(connection.getMetaData(), connection.getSchema())));
    }

    /** The number of the last migration. */
    int version() {
        return jdbc.queryForList("""
                select max(cast("version" as integer)) from "flyway_schema_history" where "version" is not null
                """, Integer.class).getFirst();
    }

    /** Whether texts are sorted by their characters, as on H2, only if a query asks for that. */
    boolean isPostgreSql() {
        return "PostgreSQL".equals(jdbc.execute((ConnectionCallback<String>)
                connection -> connection.getMetaData().getDatabaseProductName()));
    }

    private static Map<String, ArchivedTable> read(DatabaseMetaData database, String schema) throws SQLException {
        var tables = new TreeMap<String, ArchivedTable>();
        var migrated = MigratedTables.names();
        try (var names = database.getTables(null, schema, "%", new String[] {"TABLE", "BASE TABLE"})) {
            while (names.next()) {
                var name = names.getString("TABLE_NAME");
                if (migrated.contains(name) && !EXCLUDED.containsKey(name)) {
                    tables.put(name, table(database, schema, name));
                }
            }
        }
        return tables;
    }

    private static ArchivedTable table(DatabaseMetaData database, String schema, String name) throws SQLException {
        var columns = new ArrayList<ArchivedTable.Column>();
        // The parameter is a pattern, and "_" in a name matches any character.
        try (var rows = database.getColumns(null, schema, name, "%")) {
            while (rows.next()) {
                if (rows.getString("TABLE_NAME").equals(name)) {
                    columns.add(column(rows));
                }
            }
        }
        var key = new TreeMap<Integer, String>();
        try (var rows = database.getPrimaryKeys(null, schema, name)) {
            while (rows.next()) {
                key.put(rows.getInt("KEY_SEQ"), rows.getString("COLUMN_NAME"));
            }
        }
        var parents = new HashSet<String>();
        try (var rows = database.getImportedKeys(null, schema, name)) {
            while (rows.next()) {
                parents.add(rows.getString("PKTABLE_NAME"));
            }
        }
        parents.remove(name);
        return new ArchivedTable(name, columns, List.copyOf(key.values()), parents);
    }

    private static ArchivedTable.Column column(ResultSet row) throws SQLException {
        var name = row.getString("COLUMN_NAME");
        var type = ColumnType.of(row.getInt("DATA_TYPE"), row.getString("TYPE_NAME"))
                .orElseThrow(() -> new IllegalStateException("an archive cannot contain the type of column " + name));
        var nullable = row.getInt("NULLABLE") != DatabaseMetaData.columnNoNulls;
        var identity = "YES".equals(row.getString("IS_AUTOINCREMENT"));
        var hasDefault = row.getString("COLUMN_DEF") != null;
        return new ArchivedTable.Column(
                name, type, row.getInt("COLUMN_SIZE"), nullable, nullable || hasDefault && !identity, identity);
    }

    private static List<ArchivedTable> sorted(Map<String, ArchivedTable> tables) {
        var sorted = new ArrayList<ArchivedTable>();
        var visited = new HashSet<String>();
        tables.keySet().forEach(name -> visit(name, tables, visited, sorted));
        return List.copyOf(sorted);
    }

    private static void visit(
            String name, Map<String, ArchivedTable> tables, Set<String> visited, List<ArchivedTable> sorted) {
        var table = tables.get(name);
        if (table != null && visited.add(name)) {
            table.parents().stream().sorted().forEach(parent -> visit(parent, tables, visited, sorted));
            sorted.add(table);
        }
    }
}
