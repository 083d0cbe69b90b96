// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.grades.export;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a CSV file as Moodle's gradebook does. The rules are those of {@code grade/import/csv/classes/load_data.php}
 * and {@code lib/csvlib.class.php} of github.com/moodle/moodle, and those of {@code fgetcsv} of PHP: a byte order mark
 * is removed; each line has as many cells as the first one; cells are stripped; a grade is a number with the decimal
 * point, or {@code -} or empty for none; a blank user would get the grade of the user before; a character after a
 * backslash does not end a cell, and the backslash stays.
 */
public final class MoodleReader {

    public record Sheet(List<String> headings, List<List<String>> rows) {

        /** Returns the grades in this column, as they are imported. */
        public List<BigDecimal> grades(int column) {
            return rows.stream().map(row -> new BigDecimal(row.get(column))).toList();
        }
    }

    public Sheet read(String file) {
        var text = file.startsWith("\uFEFF") ? file.substring(1) : file;
        var rows = rows(text.replaceAll("\r\n?", "\n").strip());
        var headings = rows.removeFirst();
        for (var row : rows) {
            if (row.size() != headings.size()
                    || row.getFirst().isEmpty()
                    || row.get(1).isEmpty()) {
                throw new AssertionError("a line with another number of cells, or without a user: " + row);
            }
        }
        return new Sheet(headings, rows);
    }

    private static List<List<String>> rows(String text) {
        var rows = new ArrayList<List<String>>();
        var row = new ArrayList<String>();
        var cell = new StringBuilder();
        var quoted = false;
        for (var i = 0; i <= text.length(); i++) {
            var c = i < text.length() ? text.charAt(i) : '\n';
            if (quoted && c == '\\') {
                cell.append(c).append(text.charAt(++i));
            } else if (quoted && c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                cell.append(text.charAt(++i));
            } else if (c == '"' && (quoted || cell.isEmpty())) {
                quoted = !quoted;
            } else if (!quoted && (c == ',' || c == '\n')) {
                row.add(cell.toString().strip());
                cell.setLength(0);
                if (c == '\n') {
                    rows.add(List.copyOf(row));
                    row.clear();
                }
            } else {
                cell.append(c);
            }
        }
        if (quoted) {
            throw new AssertionError("a quotation mark is missing");
        }
        return rows;
    }
}
