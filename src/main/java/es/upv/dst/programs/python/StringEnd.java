// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.python;

import java.util.Locale;

/** Finds where a string literal ends. Since Python 3.12 an f-string may have its own quotes inside its braces. */
public final class StringEnd {

    /** A longer f-string may not have its own quotes inside its braces. Otherwise each start could read to the end. */
    private static final int MAX_FORMATTED = 3_000;

    private StringEnd() {}

    /** The position after the literal that begins at {@code start} with this prefix and quotes, or -1. */
    public static int find(String source, int start, String opening) {
        int letters = (int) opening.chars().filter(Character::isLetter).count();
        var quotes = opening.substring(letters);
        int from = start + opening.length();
        int plain = plainEnd(source, from, source.length(), quotes);
        boolean formatted =
                opening.substring(0, letters).toLowerCase(Locale.ROOT).matches(".*[ft].*");
        if (!formatted) {
            return plain;
        }
        int nested = formattedEnd(source, from, Math.min(source.length(), from + MAX_FORMATTED), quotes);
        return nested < 0 ? plain : nested;
    }

    /** The position after the quotes that end a literal whose text begins at {@code from}, or -1. */
    public static int plainEnd(String source, int from, int limit, String quotes) {
        for (int i = from; i < limit; i++) {
            if (source.charAt(i) == '\\') {
                i++;
            } else if (source.startsWith(quotes, i)) {
                return i + quotes.length();
            } else if (source.charAt(i) == '\n' && quotes.length() == 1) {
                return -1;
            }
        }
        return -1;
    }

    private static int formattedEnd(String source, int from, int limit, String quotes) {
        int braces = 0;
        for (int i = from; i < limit; i++) {
            char c = source.charAt(i);
            if (c == '\n' && quotes.length() == 1) {
                return -1;
            } else if (braces == 0 && source.startsWith(quotes, i)) {
                return i + quotes.length();
            } else if (c == '\\') {
                i++;
            } else if (c == '{') {
                boolean escaped = braces == 0 && source.startsWith("{{", i);
                i += escaped ? 1 : 0;
                braces += escaped ? 0 : 1;
            } else if (c == '}') {
                braces = Math.max(0, braces - 1);
            } else if (braces > 0 && (c == '"' || c == '\'')) {
                var inner = source.startsWith(String.valueOf(c).repeat(3), i)
                        ? String.valueOf(c).repeat(3)
                        : "" + c;
                int end = plainEnd(source, i + inner.length(), limit, inner);
                if (end < 0) {
                    return -1;
                }
                i = end - 1;
            }
        }
        return -1;
    }
}
