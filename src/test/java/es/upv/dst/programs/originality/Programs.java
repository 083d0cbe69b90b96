// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.originality;

import es.upv.dst.programs.originality.jplag.Structure;
import es.upv.dst.programs.python.ParseResult;
import es.upv.dst.programs.python.PythonParser;
import es.upv.dst.programs.python.PythonProgram;

/** Parses the programs of tests. */
public final class Programs {

    private Programs() {}

    public static PythonProgram parsed(String text) {
        return switch (new PythonParser().parse(text)) {
            case ParseResult.Parsed<PythonProgram>(PythonProgram program) -> program;
            case ParseResult.Refused<PythonProgram> refused ->
                throw new IllegalArgumentException(refused + " in " + text);
        };
    }

    public static Structure structure(String text) {
        return Structure.of(parsed(text).tree());
    }
}
