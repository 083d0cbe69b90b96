// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.roster.file;

import es.upv.dst.roster.draft.RefusedLine;
import es.upv.dst.roster.draft.RosterDraft;
import es.upv.dst.roster.draft.RosterDraftBuilder;
import es.upv.dst.roster.draft.RosterError;
import es.upv.dst.roster.draft.RosterNote;
import es.upv.dst.roster.file.Table.Row;
import es.upv.dst.web.csv.FormulaEscaping;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Finds the headings of a table, and reads the students below them. */
final class TableReader {

    /** The rows among which the headings are. A spreadsheet may have a title above them. */
    private static final int MAX_ROWS_BEFORE = 20;

    private static final Set<RosterError> REPETITIONS = EnumSet.of(RosterError.DNI_TWICE, RosterError.ID_TWICE);

    private final RosterDraftBuilder builder;

    TableReader(RosterDraftBuilder builder) {
        this.builder = builder;
    }

    /**
     * @param tables what the file could be; not empty
     * @param several the error if several of them are class lists
     */
    void read(List<Table> tables, RosterError several) {
        var readable =
                tables.stream().filter(table -> header(table).isComplete()).toList();
        var complete = readable.size() > 1
                ? withAllStudents(readable)
                : readable.stream().findFirst();
        if (readable.size() > 1 && complete.isEmpty()) {
            var choices = readable.stream().map(Table::name).collect(Collectors.joining(" or "));
            builder.addError(header(readable.getFirst()).row().number(), choices, several);
        } else {
            read(complete.orElseGet(() -> mostKnown(tables)));
        }
    }

    /**
     * Returns the first table with all students of the others. Sakai exports a sheet of all participants, and sheets of
     * the same students by group and by section.
     */
    private static Optional<Table> withAllStudents(List<Table> tables) {
        var drafts = new LinkedHashMap<Table, RosterDraft>();
        for (var table : tables) {
            var draft = new RosterDraftBuilder();
            new TableReader(draft).read(table);
            drafts.put(table, draft.build());
        }
        // A student in two groups is in the sheet of the groups twice.
        if (drafts.values().stream()
                .flatMap(draft -> draft.refused().stream())
                .anyMatch(line -> !REPETITIONS.contains(line.reason()))) {
            return Optional.empty();
        }
        var all = drafts.values().stream()
                .flatMap(draft -> draft.students().stream())
                .collect(Collectors.toSet());
        return drafts.entrySet().stream()
                .filter(table -> !all.isEmpty()
                        && Set.copyOf(table.getValue().students()).equals(all))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private static Table mostKnown(List<Table> tables) {
        return Collections.max(
                tables,
                Comparator.comparing((Table table) -> header(table).known())
                        .thenComparing(table -> header(table).row().cells().size()));
    }

    private void read(Table table) {
        var header = header(table);
        table.notes().forEach(builder::addNote);
        table.damage().ifPresent(builder::addError);
        if (table.rows().isEmpty()) {
            if (table.damage().isEmpty()) {
                builder.addError(1, "", RosterError.EMPTY);
            }
            return;
        }
        var errors = header.errors();
        errors.forEach(builder::addError);
        if (errors.isEmpty()) {
            reportBefore(table.rows().stream()
                    .takeWhile(row -> row.number() < header.row().number())
                    .toList());
            header.ignored().forEach(builder::addIgnoredColumn);
            header.userNames().ifPresent(column -> builder.addNote(RosterNote.DNI_IN_USER_NAMES.with(column)));
            readData(header);
        }
    }

    /** Returns the first row with all necessary headings, or else the row with most headings. */
    private static Header header(Table table) {
        var rows = table.rows();
        var headers = IntStream.range(0, Math.min(rows.size(), MAX_ROWS_BEFORE))
                .mapToObj(index -> new Header(rows.get(index), rows.subList(index + 1, rows.size())))
                .toList();
        return headers.stream()
                .filter(Header::isComplete)
                .findFirst()
                .or(() -> headers.stream().max(Comparator.comparing(Header::known)))
                .orElseGet(() -> new Header(new Row(1, List.of()), List.of()));
    }

    /** A row before the headings is a title, unless it has an address. */
    private void reportBefore(List<Row> rows) {
        for (var row : rows) {
            if (row.toString().contains("@")) {
                builder.addError(row.number(), row.toString(), RosterError.BEFORE_HEADER);
            } else {
                builder.addNote(RosterNote.BEFORE_HEADER.with(row.number(), row.text()));
            }
        }
    }

    /** Reads the students, and ignores the titles, totals and repeated headings of a list by groups. */
    private void readData(Header header) {
        var ignored = new ArrayList<String>();
        var data = header.data();
        for (var index = 0; index < data.size(); index++) {
            var row = data.get(index);
            var beforeHeadings = index + 1 < data.size() && data.get(index + 1).repeats(header.row());
            if (row.isTitle() || beforeHeadings && row.isSingleText()) {
                ignored.add("%d (%s)".formatted(row.number(), row.text()));
            } else if (!row.repeats(header.row())) {
                read(row, header);
            }
        }
        if (!ignored.isEmpty()) {
            builder.addNote(RosterNote.NO_STUDENTS.with(String.join(", ", ignored)));
        }
    }

    private void read(Row row, Header header) {
        var width = header.row().cells().size();
        var last = Collections.max(header.used());
        if (row.cells().size() <= last || row.cells().stream().skip(width).anyMatch(cell -> !cell.isEmpty())) {
            builder.addError(new RefusedLine(row.number(), row.toString(), RosterError.COLUMNS));
            return;
        }
        builder.addRow(
                row.number(),
                cell(row, header, Column.DNI),
                header.name().of(index -> FormulaEscaping.unescape(row.cell(index))),
                cell(row, header, Column.EMAIL),
                cell(row, header, Column.ID),
                cell(row, header, Column.REHEARSAL));
    }

    private static String cell(Row row, Header header, Column column) {
        return header.columns(column).stream()
                .map(index -> FormulaEscaping.unescape(row.cell(index)))
                .findFirst()
                .orElse("");
    }
}
