// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.roster.file;

import es.upv.dst.language.Sentence;
import es.upv.dst.roster.draft.RefusedLine;
import java.util.List;
import java.util.Optional;

/**
 * The cells of a file.
 *
 * @param name the separator of the columns, or the name of the sheet
 * @param rows the rows that have a cell that is not empty
 * @param notes what a person should know about the rows
 * @param damage the place from which on the file could not be read
 */
record Table(String name, List<Row> rows, List<Sentence> notes, Optional<RefusedLine> damage) {

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

        @Override
        public String toString() {
            return String.join(",", cells);
        }
    }
}
