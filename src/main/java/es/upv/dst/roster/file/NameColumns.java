// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.roster.file;

import static es.upv.dst.roster.file.Column.FIRST_SURNAME;
import static es.upv.dst.roster.file.Column.FULL_NAME;
import static es.upv.dst.roster.file.Column.GIVEN_NAME;
import static es.upv.dst.roster.file.Column.NAME;
import static es.upv.dst.roster.file.Column.SECOND_SURNAME;
import static es.upv.dst.roster.file.Column.SURNAME;
import static es.upv.dst.roster.file.Column.SURNAME_FIRST;

import es.upv.dst.text.WhiteSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The columns that make the name of a student.
 *
 * @param indexes in the order of the name
 * @param surnameFirst whether a comma in the cell separates the surname from the given name that follows
 */
record NameColumns(List<Integer> indexes, boolean surnameFirst) {

    private static final Pattern COMMA = Pattern.compile("([^,]+),([^,]+)");

    /**
     * Returns all ways to make a name.
     *
     * @param find returns the indexes of the columns that can be this one
     */
    static List<NameColumns> all(Function<Column, List<Integer>> find) {
        var surnames = surnames(find);
        var all = new ArrayList<NameColumns>();
        var given = surnames.isEmpty() ? List.<Integer>of() : joined(find.apply(GIVEN_NAME), find.apply(NAME));
        for (var name : given) {
            surnames.forEach(surname -> all.add(new NameColumns(joined(List.of(name), surname), false)));
        }
        var whole = surnames.isEmpty() ? joined(find.apply(FULL_NAME), find.apply(NAME)) : find.apply(FULL_NAME);
        whole.forEach(name -> all.add(new NameColumns(List.of(name), false)));
        find.apply(SURNAME_FIRST).forEach(name -> all.add(new NameColumns(List.of(name), true)));
        return all;
    }

    private static List<List<Integer>> surnames(Function<Column, List<Integer>> find) {
        var surnames = new ArrayList<List<Integer>>();
        find.apply(SURNAME).forEach(surname -> surnames.add(List.of(surname)));
        for (var first : find.apply(FIRST_SURNAME)) {
            var second = find.apply(SECOND_SURNAME);
            second.forEach(index -> surnames.add(List.of(first, index)));
            if (second.isEmpty()) {
                surnames.add(List.of(first));
            }
        }
        return surnames;
    }

    private static List<Integer> joined(List<Integer> first, List<Integer> second) {
        return Stream.concat(first.stream(), second.stream()).distinct().toList();
    }

    /** Returns the name of a student. Empty if all its cells are. */
    String of(Function<Integer, String> cell) {
        var name = indexes.stream().map(cell).filter(part -> !part.isEmpty()).collect(Collectors.joining(" "));
        var comma = COMMA.matcher(name);
        return surnameFirst && comma.matches()
                ? WhiteSpace.strip(comma.group(2)) + " " + WhiteSpace.strip(comma.group(1))
                : name;
    }
}
