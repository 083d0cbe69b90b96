// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.web.csv;

import java.util.regex.Pattern;

/**
 * On export, puts an apostrophe before each text that a spreadsheet program would read as a formula; on import, removes
 * the apostrophe. Also puts an apostrophe before a formula that already begins with apostrophes, so that export and
 * import preserve every text.
 */
public final class FormulaEscaping {

    // Includes the full-width forms of = + - @, which some spreadsheet programs read as the ASCII forms.
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
