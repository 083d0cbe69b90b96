// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.roster.file;

import es.upv.dst.roster.draft.DniCell;
import es.upv.dst.roster.file.Table.Row;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The columns of a table by what they contain, which their headings say, and in some cases their cells. */
final class Columns {

    /** More columns are no class list, and would take long to compare. */
    private static final int MAX_COLUMNS = 500;

    /** The numbers of rows, as a form or a spreadsheet writes them. */
    private static final Pattern SMALL_NUMBER = Pattern.compile("[0-9]{1,4}");

    private static final Pattern LAST_LETTER = Pattern.compile(".*\\p{L}\\s*", Pattern.DOTALL);

    private final Row headings;
    private final List<Row> data;
    private final Map<Column, List<Integer>> columns = new EnumMap<>(Column.class);
    private final Set<Integer> known = new HashSet<>();
    private final Optional<Integer> userNamesWithDni;

    /** @param data the rows below the headings */
    Columns(Row headings, List<Row> data) {
        this.headings = headings;
        this.data = data;
        if (headings.cells().size() <= MAX_COLUMNS) {
            IntStream.range(0, headings.cells().size()).forEach(this::addMeanings);
        }
        columns.replaceAll((_, found) -> withoutEmptyRivals(found));
        columns.computeIfPresent(Column.ID, (_, found) -> withoutRowNumbers(found));
        userNamesWithDni = findUserNamesWithDni();
        userNamesWithDni.ifPresent(index -> columns.put(Column.DNI, List.of(index)));
    }

    /** Returns the columns that can be this one. If there are several, those of empty cells are left out. */
    List<Integer> all(Column column) {
        return columns.getOrDefault(column, List.of());
    }

    /** Returns the number of headings that are known. */
    int known() {
        return known.size();
    }

    /** Returns the column of user names that is read as that of the DNI too. */
    Optional<Integer> userNamesWithDni() {
        return userNamesWithDni;
    }

    /** Returns whether a student has a cell in this column that is not empty. */
    boolean isFilled(int index) {
        return filledCells(index).findAny().isPresent();
    }

    private void addMeanings(int index) {
        for (var column : Column.of(headings.cell(index))) {
            columns.computeIfAbsent(column, _ -> new ArrayList<>()).add(index);
            known.add(index);
        }
    }

    /** Of several columns that can have the same meaning, leaves out those of empty cells. */
    private List<Integer> withoutEmptyRivals(List<Integer> found) {
        var filled =
                found.size() < 2 ? found : found.stream().filter(this::isFilled).toList();
        return filled.isEmpty() ? found : filled;
    }

    /**
     * Leaves out columns whose cells are small ascending numbers, because no user names are. The heading {@code id} is
     * that of the lab's own files, which are read back without loss.
     */
    private List<Integer> withoutRowNumbers(List<Integer> found) {
        return found.stream()
                .filter(index -> headings.cell(index).equals("id") || !hasRowNumbers(index))
                .toList();
    }

    private boolean hasRowNumbers(int index) {
        var last = -1;
        for (var cell : (Iterable<String>) filledCells(index)::iterator) {
            if (!SMALL_NUMBER.matcher(cell).matches() || Integer.parseInt(cell) <= last) {
                return false;
            }
            last = Integer.parseInt(cell);
        }
        return last >= 0;
    }

    /**
     * At some universities the user name is the DNI with its letter. Such a column is that of the DNI if no heading is
     * and each letter is right, so that other numbers are not taken for a DNI.
     */
    private Optional<Integer> findUserNamesWithDni() {
        var found = all(Column.DNI).isEmpty()
                ? all(Column.ID).stream().filter(this::hasDnisWithLetter).toList()
                : List.<Integer>of();
        if (found.size() != 1) {
            return Optional.empty();
        }
        var others =
                all(Column.ID).stream().filter(index -> !found.contains(index)).toList();
        columns.put(Column.ID, others.isEmpty() ? found : others);
        return Optional.of(found.getFirst());
    }

    private boolean hasDnisWithLetter(int index) {
        return isFilled(index)
                && filledCells(index)
                        .allMatch(cell ->
                                LAST_LETTER.matcher(cell).matches() && DniCell.of(cell) instanceof DniCell.Read);
    }

    private Stream<String> filledCells(int index) {
        return data.stream()
                .filter(line -> !line.repeats(headings) && !line.isTitle())
                .map(line -> line.cell(index))
                .filter(cell -> !cell.isEmpty());
    }
}
