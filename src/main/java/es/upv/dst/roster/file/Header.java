// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.roster.file;

import static java.util.stream.Collectors.joining;

import es.upv.dst.roster.draft.RefusedLine;
import es.upv.dst.roster.draft.RosterError;
import es.upv.dst.roster.file.Table.Row;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** The headings of a table, and what the columns can contain. */
final class Header {

    private final Row row;
    private final List<Row> data;
    private final Columns columns;
    private final List<NameColumns> names;

    /** @param data the rows below the headings */
    Header(Row row, List<Row> data) {
        this.row = row;
        this.data = data;
        this.columns = new Columns(row, data);
        this.names = NameColumns.all(columns::all);
    }

    Row row() {
        return row;
    }

    List<Row> data() {
        return data;
    }

    /** Returns whether the number, the name and the address of a student can be read. */
    boolean isComplete() {
        return !columns(Column.DNI).isEmpty() && !columns(Column.EMAIL).isEmpty() && !names.isEmpty();
    }

    /** Returns the number of columns that the lab knows. */
    long known() {
        return columns.known();
    }

    /** Returns the columns that are missing, and those that several headings name. Empty if the table can be read. */
    List<RefusedLine> errors() {
        if (known() == 0) {
            return List.of(error(row.toString(), RosterError.HEADER));
        }
        var errors = new ArrayList<RefusedLine>();
        checkSingle(Column.DNI, RosterError.NO_DNI_COLUMN, RosterError.DNI_COLUMNS, errors);
        checkSingle(Column.EMAIL, RosterError.NO_EMAIL_COLUMN, RosterError.EMAIL_COLUMNS, errors);
        if (names.isEmpty()) {
            errors.add(error(row.toString(), RosterError.NO_NAME_COLUMN));
        } else if (names.size() > 1) {
            var choices = names.stream()
                    .flatMap(name -> name.indexes().stream())
                    .distinct()
                    .sorted()
                    .toList();
            errors.add(error(headings(choices), RosterError.NAME_COLUMNS));
        }
        for (var optional : List.of(Column.ID, Column.REHEARSAL)) {
            if (columns(optional).size() > 1) {
                errors.add(error(headings(columns(optional)), RosterError.SAME_COLUMNS));
            }
        }
        return errors;
    }

    private void checkSingle(Column column, RosterError none, RosterError several, List<RefusedLine> errors) {
        var found = columns(column);
        if (found.isEmpty()) {
            errors.add(error(row.toString(), none));
        } else if (found.size() > 1) {
            errors.add(error(headings(found), several));
        }
    }

    private RefusedLine error(String value, RosterError reason) {
        return new RefusedLine(row.number(), value, reason);
    }

    /** Returns the only way to make a name. Call it if there are no errors. */
    NameColumns name() {
        return names.getFirst();
    }

    /** Returns the columns that can be this one. If there are several, those of empty cells are left out. */
    List<Integer> columns(Column column) {
        return columns.all(column);
    }

    /** Returns the column of user names that is read as that of the DNI too. */
    Optional<String> userNames() {
        return columns.userNamesWithDni().map(this::heading);
    }

    private boolean isFilled(int index) {
        return columns.isFilled(index);
    }

    /** Returns the columns that the lab reads. */
    Set<Integer> used() {
        var used = new HashSet<>(name().indexes());
        for (var column : List.of(Column.DNI, Column.EMAIL, Column.ID, Column.REHEARSAL)) {
            used.addAll(columns(column));
        }
        return used;
    }

    /** Returns the headings of the other columns, except of empty columns without a heading. */
    List<String> ignored() {
        var used = used();
        return IntStream.range(0, row.cells().size())
                .filter(index -> !used.contains(index))
                .filter(index -> !row.cell(index).isEmpty() || isFilled(index))
                .mapToObj(this::heading)
                .toList();
    }

    private String headings(Collection<Integer> indexes) {
        return indexes.stream()
                .map(index -> heading(index) + (row.cell(index).isEmpty() ? "" : " (column " + (index + 1) + ")"))
                .collect(joining(", "));
    }

    private String heading(int index) {
        return row.cell(index).isEmpty() ? "column " + (index + 1) : row.cell(index);
    }
}
