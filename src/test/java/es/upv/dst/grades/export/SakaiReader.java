// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.grades.export;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Reads a spreadsheet as Sakai's gradebook does. The rules are those of {@code ImportGradesHelper} and {@code
 * GradeValidator} in {@code gradebookng/tool} of github.com/sakaiproject/sakai, and those of the parser of opencsv,
 * which it uses: the columns 0 and 1 are the user name and the name; a heading {@code # …} is ignored, {@code * Title}
 * has comments and {@code Title [points]} grades; two equal headings or students, an invalid heading and a grade that
 * is no number are errors; a backslash protects a quotation mark or a backslash, and any other backslash is dropped.
 */
public final class SakaiReader {

    private static final Pattern COMMENT = Pattern.compile("\\* (.+)");
    private static final Pattern ITEM = Pattern.compile("([^\\[]+)(\\[(\\d+([.,]\\d\\d?)?)])?");

    private final char separator;

    /** @param decimalComma whether the user's language has a decimal comma; then semicolons separate the columns */
    public SakaiReader(boolean decimalComma) {
        this.separator = decimalComma ? ';' : ',';
    }

    public record Sheet(String title, String points, List<Row> rows) {}

    public record Row(String userId, String name, BigDecimal grade, String comment) {}

    public Sheet read(String file) {
        var lines = file.lines().map(this::cells).toList();
        var headings = lines.getFirst();
        var item = ITEM.matcher(headings.get(2).strip());
        var comment = COMMENT.matcher(headings.get(3).strip());
        if (headings.size() != 4 || !item.matches() || !comment.matches()) {
            throw new AssertionError("invalid headings " + headings);
        }
        if (!item.group(1).strip().equals(comment.group(1).strip())) {
            throw new AssertionError("comments without grades: " + headings);
        }
        var students = new HashSet<String>();
        var rows = new ArrayList<Row>();
        for (var line : lines.subList(1, lines.size())) {
            if (!students.add(line.getFirst())) {
                throw new AssertionError("two lines of the student " + line);
            }
            rows.add(new Row(line.getFirst(), line.get(1), grade(line.get(2)), line.get(3)));
        }
        return new Sheet(item.group(1).strip(), item.group(3), rows);
    }

    private BigDecimal grade(String text) {
        return new BigDecimal(separator == ';' ? text.replace(',', '.') : text);
    }

    private List<String> cells(String line) {
        var cells = new ArrayList<String>();
        var cell = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < line.length(); i++) {
            var c = line.charAt(i);
            var next = i + 1 < line.length() ? line.charAt(i + 1) : ' ';
            if (c == '\\') {
                if (quoted && (next == '"' || next == '\\')) {
                    cell.append(next);
                    i++;
                }
            } else if (c == '"' && quoted && next == '"') {
                cell.append(next);
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == separator && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        if (quoted) {
            throw new AssertionError("a quotation mark is missing: " + line);
        }
        cells.add(cell.toString());
        return cells;
    }
}
