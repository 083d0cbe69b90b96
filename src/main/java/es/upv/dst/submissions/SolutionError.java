// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.submissions;

/**
 * An error that makes a submission malformed.
 *
 * @param index the index of the error in the text, from 0
 */
public record SolutionError(SolutionErrorKind kind, int index) {

    public enum SolutionErrorKind {
        /** Over 1,024 bytes. */
        TOO_LONG,
        /** A control character, or a character that breaks or reverses a line. */
        CONTROL,
        NOT_UTF_8,
        /** Another character, or a missing one, where a semicolon should be. */
        SEPARATOR,
        /** Semicolons are missing, and no other character was used instead. */
        TOO_FEW_FIELDS,
        TOO_MANY_FIELDS,
        /** No visible character between the semicolons. */
        NO_NAME
    }
}
