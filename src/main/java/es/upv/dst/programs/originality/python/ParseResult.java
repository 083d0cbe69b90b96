// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.originality.python;

/** What {@link PythonParser} found in a text. */
public sealed interface ParseResult {

    record Parsed(PythonProgram program) implements ParseResult {}

    /** The text cannot be compared: the line from 1, and why. */
    record Refused(int line, String reason) implements ParseResult {}
}
