// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.course.archive.format;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A table of the schema that an archive contains.
 *
 * @param columns in the order of the table
 * @param key the columns of the primary key, by which the rows are sorted
 * @param parents the tables that foreign keys of this table refer to
 */
public record ArchivedTable(String name, List<Column> columns, List<String> key, Set<String> parents) {

    /** The tables whose rows the migrations insert. An import updates these rows. */
    private static final Set<String> FIXED_ROWS = Set.of("course", "tally");

    public ArchivedTable {
        columns = List.copyOf(columns);
        key = List.copyOf(key);
        parents = Set.copyOf(parents);
        if (key.isEmpty()) {
            throw new IllegalArgumentException("the table " + name + " has no primary key, by which to sort its rows");
        }
    }

    public boolean hasFixedRows() {
        return FIXED_ROWS.contains(name);
    }

    public Optional<Column> column(String column) {
        return columns.stream().filter(each -> each.name().equals(column)).findFirst();
    }

    public List<String> columnNames() {
        return columns.stream().map(Column::name).toList();
    }

    /** The column that the database numbers, if the table has one. */
    public Optional<Column> identity() {
        return columns.stream().filter(Column::identity).findFirst();
    }

    /** The name, quoted for SQL. */
    public String sqlName() {
        return quote(name);
    }

    public static String quote(String identifier) {
        return '"' + identifier.replace("\"", "\"\"") + '"';
    }

    /**
     * A column.
     *
     * @param length the maximum number of characters of a text
     * @param nullable whether a row may have no value
     * @param optional whether an archive of an earlier version may lack the column
     * @param identity whether the database numbers the rows by this column
     */
    public record Column(
            String name, ColumnType type, int length, boolean nullable, boolean optional, boolean identity) {}
}
