// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.roster.file;

import es.upv.dst.roster.draft.RefusedLine;
import es.upv.dst.roster.draft.RosterError;
import es.upv.dst.roster.file.Table.Row;
import es.upv.dst.text.WhiteSpace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;

/** Parses a text with one of the separators that spreadsheet programs write. */
final class CsvTable {

    private static final List<Character> SEPARATORS = List.of(';', ',', '\t', '|');

    /** The first line that Excel writes or reads to name the separator, and a text that must not become a number. */
    private static final Pattern DECLARATION =
            Pattern.compile("\"?sep=([;,\t|])\"?[;,|\\s]*", Pattern.CASE_INSENSITIVE);

    private static final Pattern TEXT_FORMULA = Pattern.compile("^=\"([^\"]*)\"$");

    private CsvTable() {}

    /** Returns the tables that the text could be: one for each separator in it, or one if the text names one. */
    static List<Table> read(String text) {
        var declaration = DECLARATION.matcher(text.lines().findFirst().orElse(""));
        if (declaration.matches()) {
            return List.of(parse(text, declaration.group(1).charAt(0), 1));
        }
        var present = SEPARATORS.stream()
                .filter(separator -> text.indexOf(separator) >= 0)
                .map(separator -> parse(text, separator, 0))
                .toList();
        return present.isEmpty() ? List.of(parse(text, ',', 0)) : present;
    }

    /** @param skipped the number of rows before the table */
    private static Table parse(String text, char separator, int skipped) {
        var rows = new ArrayList<Row>();
        Optional<RefusedLine> damage = Optional.empty();
        long number = 1;
        try (var parser = CSVParser.parse(text, format(separator))) {
            for (var records = parser.iterator(); records.hasNext(); number = parser.getCurrentLineNumber() + 1) {
                rows.add(new Row(number, cells(records.next().toList(), separator)));
            }
        } catch (IOException | UncheckedIOException e) {
            var line = text.lines().skip(number - 1).findFirst().orElse("");
            damage = Optional.of(new RefusedLine(number, line, RosterError.QUOTES));
        }
        var table = rows.stream().skip(skipped).filter(row -> !row.isEmpty()).toList();
        return new Table(separator == '\t' ? "tab" : "" + separator, table, List.of(), damage);
    }

    /**
     * Returns the tables that a sheet with text in one column only could be. Such a sheet results when a spreadsheet
     * program opens CSV with another separator than its own.
     */
    static List<Table> split(Table sheet) {
        var separators = SEPARATORS.stream()
                .filter(separator -> sheet.rows().stream().anyMatch(row -> isLine(row.cells(), separator)))
                .toList();
        if (separators.isEmpty() || sheet.rows().stream().anyMatch(row -> filled(row.cells()) > 1)) {
            return List.of(sheet);
        }
        return separators.stream()
                .map(separator -> new Table(
                        sheet.name(),
                        sheet.rows().stream()
                                .map(row -> new Row(row.number(), cells(row.cells(), separator)))
                                .toList(),
                        sheet.notes(),
                        sheet.damage()))
                .toList();
    }

    private static List<String> cells(List<String> texts, char separator) {
        var cells = isLine(texts, separator) ? line(texts, separator) : texts;
        return cells.stream()
                .map(text -> TEXT_FORMULA.matcher(text).replaceFirst("$1"))
                .map(WhiteSpace::strip)
                .toList();
    }

    /** Returns whether a whole line of CSV is in the only cell. */
    private static boolean isLine(List<String> cells, char separator) {
        return filled(cells) == 1 && cells.stream().anyMatch(cell -> cell.indexOf(separator) >= 0);
    }

    private static long filled(List<String> cells) {
        return cells.stream().filter(cell -> !WhiteSpace.isBlank(cell)).count();
    }

    private static List<String> line(List<String> cells, char separator) {
        try (var parser = CSVParser.parse(String.join("", cells), format(separator))) {
            return parser.stream().flatMap(record -> record.stream()).toList();
        } catch (IOException | UncheckedIOException e) {
            return cells;
        }
    }

    private static CSVFormat format(char separator) {
        return CSVFormat.DEFAULT
                .builder()
                .setDelimiter(separator)
                .setIgnoreSurroundingSpaces(true)
                .setIgnoreEmptyLines(false)
                .get();
    }
}
