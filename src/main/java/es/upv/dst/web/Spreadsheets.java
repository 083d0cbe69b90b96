// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.web;

import java.util.regex.Pattern;

/**
 * Text that a spreadsheet would take for a formula gets an apostrophe before it on the way out and loses it on the way in.
 * Apostrophes that were there already get one more, so that every text comes back as it was.
 */
public final class Spreadsheets {

    // The wide forms of = + - @ count too: some spreadsheets read them as the narrow ones.
    private static final Pattern FORMULA = Pattern.compile("'*[=+\\-@\\t\\r\\n＝＋－＠].*", Pattern.DOTALL);

    private Spreadsheets() {}

    public static String neutralised(String text) {
        return FORMULA.matcher(text).matches() ? "'" + text : text;
    }

    /** The text that {@link #neutralised} was given. */
    public static String original(String cell) {
        return cell.startsWith("'") && FORMULA.matcher(cell).matches() ? cell.substring(1) : cell;
    }
}
