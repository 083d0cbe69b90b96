// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.codes;

/**
 * What keeps a text from being a {@link Code}.
 *
 * @param at the index in the text at which it does
 */
public record CodeFlaw(Kind kind, int at) {

    public enum Kind {
        /** Not a digit. */
        DIGIT,
        TOO_SHORT,
        TOO_LONG,
        /** The last digit does not check the others: some digit is wrong. */
        CHECK_DIGIT
    }
}
