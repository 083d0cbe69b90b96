// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.course.archive.rules;

import es.upv.dst.course.archive.format.ArchiveFault;
import es.upv.dst.course.archive.format.ArchivedTable;
import es.upv.dst.course.archive.format.InvalidArchiveException;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * The rules for single rows of an archive: the types and lengths of the columns, and what the features expect of their
 * tables. The rules of whole tables are those of the database.
 */
@Component
public class RowRules {

    /**
     * Returns the parameters of a statement for a row.
     *
     * @param columns the columns of the row, in their order
     * @throws InvalidArchiveException if a value is invalid for its column, or the values contradict each other
     */
    public List<@Nullable Object> parse(
            ArchivedTable table, List<ArchivedTable.Column> columns, JsonNode row, String file, long line) {
        if (row.size() != columns.size()) {
            throw new InvalidArchiveException(file, line, ArchiveFault.OTHER_COLUMNS.with());
        }
        var values = new HashMap<String, Object>();
        for (var column : columns) {
            var value = row.path(column.name());
            if (!value.isNull() || !column.nullable()) {
                values.put(column.name(), parse(table, column, value, file, line));
            }
        }
        if (!RowConditions.areMet(table.name(), values)) {
            throw new InvalidArchiveException(file, line, ArchiveFault.CONTRADICTION.with());
        }
        return columns.stream()
                .<@Nullable Object>map(column -> values.get(column.name()))
                .toList();
    }

    private Object parse(ArchivedTable table, ArchivedTable.Column column, JsonNode value, String file, long line) {
        return column.type()
                .parse(value)
                .filter(parsed -> isAllowed(table, column, parsed))
                .orElseThrow(
                        () -> new InvalidArchiveException(file, line, ArchiveFault.INVALID_VALUE.with(column.name())));
    }

    private boolean isAllowed(ArchivedTable table, ArchivedTable.Column column, Object value) {
        return (!(value instanceof String text) || text.length() <= column.length())
                && (!column.identity() || ColumnRules.isId(value))
                && ColumnRules.isValid(table.name(), column.name(), value);
    }
}
