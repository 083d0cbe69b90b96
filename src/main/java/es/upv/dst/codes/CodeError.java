// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.codes;

/**
 * An error in a text that is not a {@link Code}.
 *
 * @param index the index of the error in the text, from 0
 */
public record CodeError(CodeErrorKind kind, int index) {

    public enum CodeErrorKind {
        /** Not a digit. */
        DIGIT,
        TOO_SHORT,
        TOO_LONG,
        /** The last digit is not the check digit of the first four, so at least one of the five digits is wrong. */
        CHECK_DIGIT
    }
}
