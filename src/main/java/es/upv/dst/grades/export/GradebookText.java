// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.grades.export;

import es.upv.dst.web.csv.FormulaEscaping;

/** Escapes the texts of the exported files, for both gradebooks and for spreadsheet programs. */
final class GradebookText {

    private GradebookText() {}

    /**
     * Escapes formulas, and doubles backslashes: in Sakai's reader a backslash escapes the next character, and in
     * Moodle's reader a quotation mark after a backslash does not end a cell.
     */
    static String escape(String text) {
        return FormulaEscaping.escape(text).replace("\\", "\\\\");
    }
}
