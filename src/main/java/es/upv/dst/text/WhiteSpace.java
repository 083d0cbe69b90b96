// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.text;

/**
 * The white space of Unicode and of Python's {@code str.strip()}, because the clients of the students are programs in
 * Python. {@link String#strip()} would keep the spaces that do not break a line, which spreadsheets and web pages
 * contain, and NEL. Zero-width characters are not white space here, as they are not in Python.
 */
public final class WhiteSpace {

    private static final String NOT_IN_JAVA = "\u0085\u00A0\u2007\u202F";

    private WhiteSpace() {}

    /** Returns the text without white space at its beginning and end. */
    public static String strip(String text) {
        var start = 0;
        var end = text.length();
        while (start < end && isWhiteSpace(text.charAt(start))) {
            start++;
        }
        while (start < end && isWhiteSpace(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    /** Returns whether the text is empty or has white space only. */
    public static boolean isBlank(String text) {
        return strip(text).isEmpty();
    }

    /** Returns whether the character is white space. No character beyond U+FFFF is. */
    public static boolean isWhiteSpace(int character) {
        return Character.isWhitespace(character) || NOT_IN_JAVA.indexOf(character) >= 0;
    }
}
