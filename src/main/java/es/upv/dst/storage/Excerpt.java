// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.storage;

/** The beginning of a received text, made safe to store and to display. */
public final class Excerpt {

    /** The maximum length, in UTF-16 code units. */
    public static final int MAX_LENGTH = 256;

    private Excerpt() {}

    /**
     * Returns the first {@value #MAX_LENGTH} characters of a text. Replaces each control character with its symbol,
     * such as a line feed with ␊ and NUL with ␀, because a terminal would execute some control characters, and
     * PostgreSQL rejects NUL.
     */
    public static String of(String text) {
        return text.substring(0, Math.min(MAX_LENGTH, text.length()))
                .codePoints()
                .map(Excerpt::visible)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static int visible(int character) {
        if (character < 0x20) {
            return 0x2400 + character;
        }
        var surrogate = character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE;
        return Character.isISOControl(character) || surrogate ? 0xFFFD : character;
    }
}
