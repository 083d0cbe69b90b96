// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.submissions;

/**
 * What makes a submission malformed.
 *
 * @param at the index in the text at which it does
 */
public record SolutionFlaw(Kind kind, int at) {

    public enum Kind {
        /** Over 1,024 bytes. */
        TOO_LONG,
        /** A control character, or one that breaks or turns round a line. */
        CONTROL,
        NOT_UTF_8,
        /** Should be a semicolon. */
        SEPARATOR,
        /** Semicolons are missing, and there is nothing that stands for them. */
        TOO_FEW_FIELDS,
        TOO_MANY_FIELDS,
        /** Nothing visible between the semicolons. */
        NO_NAME
    }
}
