// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.ledger;

/** What somebody sent, made safe to keep and to show. */
public final class Excerpt {

    /** As many characters are kept of a message that was refused. */
    public static final int LENGTH = 256;

    private Excerpt() {}

    /**
     * The first {@value #LENGTH} characters of a text, with control characters, which a terminal would obey and
     * PostgreSQL refuses, as their signs: a line feed as ␊, NUL as ␀.
     */
    public static String of(String sent) {
        return sent.substring(0, Math.min(LENGTH, sent.length()))
                .codePoints()
                .map(Excerpt::visible)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static int visible(int character) {
        if (character < 0x20) {
            return 0x2400 + character;
        }
        var half = character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE;
        return Character.isISOControl(character) || half ? 0xFFFD : character;
    }
}
