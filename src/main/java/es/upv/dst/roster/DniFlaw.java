// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.roster;

/**
 * What keeps a text from being a {@link Dni}.
 *
 * @param at the index in the text at which it does
 */
public record DniFlaw(Kind kind, int at) {

    public enum Kind {
        EMPTY,
        /** Neither a digit nor X, Y or Z. */
        FIRST,
        /** Not a digit. */
        DIGIT,
        TOO_SHORT,
        TOO_LONG,
        /** It would be one without the letter at its end. */
        FINAL_LETTER
    }
}
