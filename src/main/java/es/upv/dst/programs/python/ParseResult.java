// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.python;

/** The outcome of parsing a program. */
public sealed interface ParseResult<T> {

    record Parsed<T>(T value) implements ParseResult<T> {}

    /** The first line that cannot be read, from 1, and why in plain English. Python 2 is named in the reason. */
    record Refused<T>(int line, String reason) implements ParseResult<T> {}
}
