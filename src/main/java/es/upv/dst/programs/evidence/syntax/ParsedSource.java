// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.evidence.syntax;

import java.util.List;

/** The outcome of parsing a program. */
public sealed interface ParsedSource {

    record Parsed(List<Statement> statements) implements ParsedSource {}

    /** The first line that cannot be read, and why in plain English. */
    record Unparsable(int line, String reason) implements ParsedSource {}
}
