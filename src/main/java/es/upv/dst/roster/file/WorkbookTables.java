// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.roster.file;

import static java.util.stream.Collectors.joining;

import es.upv.dst.language.Sentence;
import es.upv.dst.roster.draft.RefusedLine;
import es.upv.dst.roster.draft.RosterError;
import es.upv.dst.roster.draft.RosterNote;
import es.upv.dst.text.WhiteSpace;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;
import org.jspecify.annotations.Nullable;

/** Reads the visible sheets of a workbook that are not empty. A formula is read as the value that the workbook has. */
final class WorkbookTables {

    private static final int MAX_ROWS = 20_000;
    private static final int MAX_SHEETS = 20;

    /** The digits before and after the point of a number that is no error; a larger one would cost memory. */
    private static final int MAX_SCALE = 20;

    private WorkbookTables() {}

    /** Returns the tables, at least one. */
    static List<Table> read(byte[] file) {
        try {
            if (!WorkbookLimits.check(file)) {
                return List.of(Table.damaged(new RefusedLine(1, "", RosterError.FORMAT)));
            }
            try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(file))) {
                return tables(workbook);
            }
        } catch (IOException | RuntimeException e) {
            // The library throws several exceptions for a damaged workbook.
            return List.of(Table.damaged(new RefusedLine(1, "", RosterError.WORKBOOK)));
        }
    }

    private static List<Table> tables(ReadableWorkbook workbook) throws IOException {
        var tables = new ArrayList<Table>();
        var visible = workbook.getSheets()
                .filter(sheet -> sheet.getVisibility() == SheetVisibility.VISIBLE)
                .limit(MAX_SHEETS)
                .toList();
        for (var sheet : visible) {
            tables.addAll(CsvTable.split(new Table(sheet.getName(), rows(sheet), List.of(), Optional.empty())));
        }
        tables.removeIf(table -> table.rows().isEmpty());
        return tables.isEmpty()
                ? List.of(new Table("", List.of(), List.of(), Optional.empty()))
                : tables.stream().map(table -> withNote(table, tables)).toList();
    }

    private static Table withNote(Table table, List<Table> all) {
        var others = all.stream()
                .map(Table::name)
                .filter(name -> !name.equals(table.name()))
                .distinct()
                .collect(joining(", "));
        var notes =
                others.isEmpty() ? List.<Sentence>of() : List.of(RosterNote.OTHER_SHEETS.with(table.name(), others));
        return new Table(table.name(), table.rows(), notes, table.damage());
    }

    private static List<Table.Row> rows(Sheet sheet) throws IOException {
        try (var stream = sheet.openStream()) {
            var rows = stream.limit(MAX_ROWS + 1L).toList();
            if (rows.size() > MAX_ROWS) {
                throw new IOException("a sheet has more rows than a class has students");
            }
            // The library counts from 0 if the rows have no numbers.
            var first = !rows.isEmpty() && rows.getFirst().getRowNum() == 0 ? 1 : 0;
            var width = rows.stream().mapToInt(Row::getCellCount).max().orElse(0);
            return rows.stream()
                    .map(row -> new Table.Row(row.getRowNum() + first, cells(row, width)))
                    .filter(row -> !row.isEmpty())
                    .toList();
        }
    }

    private static List<String> cells(Row row, int width) {
        return IntStream.range(0, width)
                .mapToObj(index -> index < row.getCellCount() ? text(row.getCell(index)) : "")
                .map(WhiteSpace::strip)
                .toList();
    }

    private static String text(@Nullable Cell cell) {
        if (cell == null || cell.getType() == CellType.ERROR) {
            return "";
        }
        if (cell.getType() == CellType.STRING) {
            return cell.getText();
        }
        return switch (cell.getValue()) {
            case null -> "";
            case BigDecimal number
            when Math.abs(number.stripTrailingZeros().scale()) <= MAX_SCALE ->
                number.stripTrailingZeros().toPlainString();
            case Object value -> value.toString();
        };
    }
}
