// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.roster.draft;

import es.upv.dst.web.csv.FormulaEscaping;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.springframework.stereotype.Component;

/**
 * Reads a roster from CSV in UTF-8 with the columns {@code dni}, {@code name}, {@code email} and, optionally,
 * {@code id} and {@code rehearsal}, in any order, separated by {@code ,} or {@code ;}. Empty lines are ignored. The CSV
 * of {@code GET /api/roster} is read back without loss.
 */
@Component
public class RosterCsv {

    /** The maximum size of a file, in bytes. */
    public static final int MAX_BYTES = 5 * 1024 * 1024;

    /** Reads and validates a file. Errors are part of the draft. */
    public RosterDraft read(byte[] file) {
        var builder = new RosterDraftBuilder();
        if (file.length > MAX_BYTES) {
            builder.addError(1, "", RosterError.TOO_LARGE);
            return builder.build();
        }
        switch (Utf8.decode(file)) {
            case Utf8.Text(var text) -> read(text, builder);
            case Utf8.Invalid(var line, var value) -> builder.addError(line, value, RosterError.NOT_UTF_8);
        }
        return builder.build();
    }

    private static void read(String text, RosterDraftBuilder builder) {
        var lines = lines(text, builder);
        if (lines.isEmpty()) {
            builder.addError(1, "", RosterError.EMPTY);
            return;
        }
        var header = lines.getFirst();
        Columns.of(header)
                .ifPresentOrElse(
                        columns -> lines.stream().skip(1).forEach(line -> columns.read(line, builder)),
                        () -> builder.addError(header.number, String.join(",", header.cells), RosterError.HEADER));
    }

    /**
     * Returns the lines that are not empty. A line of separators counts as empty, because spreadsheets write it for an
     * empty row.
     */
    private static List<CsvLine> lines(String text, RosterDraftBuilder builder) {
        var lines = new ArrayList<CsvLine>();
        long number = 1;
        try (var parser = CSVParser.parse(text, format(text))) {
            for (var records = parser.iterator(); records.hasNext(); number = parser.getCurrentLineNumber() + 1) {
                lines.add(new CsvLine(
                        number, records.next().stream().map(String::strip).toList()));
            }
        } catch (IOException | UncheckedIOException e) {
            builder.addError(number, text.lines().skip(number - 1).findFirst().orElse(""), RosterError.QUOTES);
        }
        lines.removeIf(line -> line.cells.stream().allMatch(String::isEmpty));
        return lines;
    }

    private static CSVFormat format(String text) {
        var header = text.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
        return CSVFormat.DEFAULT
                .builder()
                .setDelimiter(header.indexOf(';') < 0 ? ',' : ';')
                .setIgnoreSurroundingSpaces(true)
                .setIgnoreEmptyLines(false)
                .get();
    }

    private record CsvLine(long number, List<String> cells) {}

    /** The columns, in the order of the header. */
    private record Columns(List<String> names) {

        private static final Set<String> REQUIRED_COLUMNS = Set.of("dni", "name", "email");
        private static final Set<String> ALL_COLUMNS = Set.of("dni", "name", "email", "id", "rehearsal");

        static Optional<Columns> of(CsvLine header) {
            var names = header.cells.stream()
                    .map(cell -> cell.toLowerCase(Locale.ROOT))
                    .toList();
            var distinct = new HashSet<>(names);
            return distinct.size() == names.size()
                            && distinct.containsAll(REQUIRED_COLUMNS)
                            && ALL_COLUMNS.containsAll(distinct)
                    ? Optional.of(new Columns(names))
                    : Optional.empty();
        }

        void read(CsvLine line, RosterDraftBuilder builder) {
            if (line.cells.size() == names.size()) {
                builder.addRow(
                        line.number,
                        cell(line, "dni"),
                        cell(line, "name"),
                        cell(line, "email"),
                        optionalCell(line, "id"),
                        optionalCell(line, "rehearsal"));
            } else {
                builder.addError(line.number, String.join(",", line.cells), RosterError.COLUMNS);
            }
        }

        private String optionalCell(CsvLine line, String name) {
            return names.contains(name) ? cell(line, name) : "";
        }

        private String cell(CsvLine line, String name) {
            return FormulaEscaping.unescape(line.cells.get(names.indexOf(name)));
        }
    }
}
