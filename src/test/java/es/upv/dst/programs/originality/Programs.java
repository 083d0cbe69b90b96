// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.originality;

import es.upv.dst.programs.originality.python.ParseResult;
import es.upv.dst.programs.originality.python.PythonParser;
import es.upv.dst.programs.originality.python.PythonProgram;

/** Parses the programs of tests. */
public final class Programs {

    private Programs() {}

    public static PythonProgram parsed(String text) {
        return switch (new PythonParser().parse(text)) {
            case ParseResult.Parsed(PythonProgram program) -> program;
            case ParseResult.Refused refused -> throw new IllegalArgumentException(refused + " in " + text);
        };
    }
}
