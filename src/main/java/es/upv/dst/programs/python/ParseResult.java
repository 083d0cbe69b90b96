// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.python;

import es.upv.dst.language.Sentence;

/** The outcome of parsing a program. */
public sealed interface ParseResult<T> {

    record Parsed<T>(T value) implements ParseResult<T> {}

    /** The first line that cannot be read, from 1, and why. Python 2 is named in the reason. */
    record Refused<T>(int line, Sentence reason) implements ParseResult<T> {}
}
