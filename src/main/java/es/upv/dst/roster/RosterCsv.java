// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.roster;

import es.upv.dst.web.Spreadsheets;
import jakarta.validation.Validator;
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
 * Reads a roster from CSV: the columns {@code dni}, {@code name} and {@code email}, and {@code rehearsal} if
 * anybody is, in any order, {@code ,} or {@code ;} between them, UTF-8. Lines with nothing in them do not count. What {@code GET /api/roster} wrote comes back as it was.
 */
@Component
class RosterCsv {

    /** The longest file that is read at all. */
    static final int BYTES = 5 * 1024 * 1024;

    private final Validator validator;

    RosterCsv(Validator validator) {
        this.validator = validator;
    }

    RosterDraft read(byte[] file) {
        var draft = new DraftWriter(validator);
        if (file.length > BYTES) {
            draft.refuse(1, "", Flaw.TOO_LARGE);
            return draft.draft();
        }
        switch (Utf8.decode(file)) {
            case Utf8.Text(var text) -> read(text, draft);
            case Utf8.Broken(var line, var value) -> draft.refuse(line, value, Flaw.NOT_UTF_8);
        }
        return draft.draft();
    }

    private static void read(String text, DraftWriter draft) {
        var lines = lines(text, draft);
        if (lines.isEmpty()) {
            draft.refuse(1, "", Flaw.EMPTY);
            return;
        }
        var header = lines.getFirst();
        Columns.of(header)
                .ifPresentOrElse(
                        columns -> lines.stream().skip(1).forEach(line -> columns.read(line, draft)),
                        () -> draft.refuse(header.number, String.join(",", header.cells), Flaw.HEADER));
    }

    /** Those with something in them; a spreadsheet writes its empty rows as separators only. */
    private static List<Line> lines(String text, DraftWriter draft) {
        var lines = new ArrayList<Line>();
        long number = 1;
        try (var parser = CSVParser.parse(text, format(text))) {
            for (var records = parser.iterator(); records.hasNext(); number = parser.getCurrentLineNumber() + 1) {
                lines.add(new Line(
                        number, records.next().stream().map(String::strip).toList()));
            }
        } catch (IOException | UncheckedIOException e) {
            draft.refuse(number, text.lines().skip(number - 1).findFirst().orElse(""), Flaw.QUOTES);
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

    private record Line(long number, List<String> cells) {}

    /** Which cell is which. */
    private record Columns(List<String> names) {

        private static final Set<String> NEEDED = Set.of("dni", "name", "email");
        private static final Set<String> KNOWN = Set.of("dni", "name", "email", "rehearsal");

        static Optional<Columns> of(Line header) {
            var names = header.cells.stream()
                    .map(cell -> cell.toLowerCase(Locale.ROOT))
                    .toList();
            var each = new HashSet<>(names);
            return each.size() == names.size() && (each.equals(NEEDED) || each.equals(KNOWN))
                    ? Optional.of(new Columns(names))
                    : Optional.empty();
        }

        void read(Line line, DraftWriter draft) {
            if (line.cells.size() == names.size()) {
                draft.row(
                        line.number,
                        cell(line, "dni"),
                        cell(line, "name"),
                        cell(line, "email"),
                        names.contains("rehearsal") ? cell(line, "rehearsal") : "");
            } else {
                draft.refuse(line.number, String.join(",", line.cells), Flaw.COLUMNS);
            }
        }

        private String cell(Line line, String name) {
            return Spreadsheets.original(line.cells.get(names.indexOf(name)));
        }
    }
}
