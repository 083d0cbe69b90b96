// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.web.csv;

import java.util.regex.Pattern;

/**
 * Prefixes a text that a spreadsheet would read as a formula with an apostrophe on export, and removes it on import. A
 * text that begins with apostrophes before a formula gets one more, so that export and import preserve every text.
 */
public final class FormulaEscaping {

    // Includes the full-width forms of = + - @, which some spreadsheets read as the ASCII ones.
    private static final Pattern FORMULA = Pattern.compile("'*[=+\\-@\\t\\r\\n＝＋－＠].*", Pattern.DOTALL);

    private FormulaEscaping() {}

    public static String escape(String text) {
        return FORMULA.matcher(text).matches() ? "'" + text : text;
    }

    /** Reverses {@link #escape}. */
    public static String unescape(String cell) {
        return cell.startsWith("'") && FORMULA.matcher(cell).matches() ? cell.substring(1) : cell;
    }
}
