// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.originality.python;

/** A part of a program's text, as it was written. The line counts from 1. */
public record Lexeme(Kind kind, String text, int line) {

    public enum Kind {
        COMMENT,
        NAME,
        STRING,
        OTHER
    }
}
