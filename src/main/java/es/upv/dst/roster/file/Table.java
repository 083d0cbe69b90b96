// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.roster.file;

import es.upv.dst.language.Sentence;
import es.upv.dst.roster.draft.RefusedLine;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The cells of a file.
 *
 * @param name the separator of the columns, or the name of the sheet
 * @param rows the rows that have a cell that is not empty
 * @param notes what a person should know about the rows
 * @param damage the place from which on the file could not be read
 */
record Table(String name, List<Row> rows, List<Sentence> notes, Optional<RefusedLine> damage) {

    private static final Pattern TITLE = Pattern.compile("(?=.*\\p{L}{3})(?=.*[0-9:])[^@]*", Pattern.DOTALL);

    static Table damaged(RefusedLine line) {
        return new Table("", List.of(), List.of(), Optional.of(line));
    }

    /**
     * @param number the line of the file or the row of the sheet, from 1
     * @param cells without surrounding white space
     */
    record Row(long number, List<String> cells) {

        boolean isEmpty() {
            return cells.stream().allMatch(String::isEmpty);
        }

        /** Returns a cell; empty if the row ends before it. */
        String cell(int index) {
            return index < cells.size() ? cells.get(index) : "";
        }

        /** Returns whether a row has the same cells as the headings, which lists by groups repeat. */
        boolean repeats(Row headings) {
            return filled().equals(headings.filled());
        }

        /**
         * Returns whether the only cell that is not empty is a text such as a total or the number of a page: with a
         * word, and with a digit, which the name of a student does not have. A damaged DNI has no word.
         */
        boolean isTitle() {
            var filled = filled();
            return filled.size() == 1 && TITLE.matcher(filled.getFirst()).matches();
        }

        /** Returns whether only one cell is not empty, and it is no address. */
        boolean isSingleText() {
            return filled().size() == 1 && !text().contains("@");
        }

        /** Returns the cells that are not empty, separated by spaces. */
        String text() {
            return String.join(" ", filled());
        }

        private List<String> filled() {
            return cells.stream().filter(cell -> !cell.isEmpty()).toList();
        }

        @Override
        public String toString() {
            return String.join(",", cells);
        }
    }
}
