// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.roster;

/**
 * An error in a text that is not a {@link Dni}.
 *
 * @param index the index of the error in the text, from 0
 */
public record DniError(DniErrorKind kind, int index) {

    public enum DniErrorKind {
        EMPTY,
        /** Neither a digit nor X, Y or Z. */
        FIRST,
        /** Not a digit. */
        DIGIT,
        TOO_SHORT,
        TOO_LONG,
        /** The text would be well-formed without its final letter. */
        FINAL_LETTER
    }
}
