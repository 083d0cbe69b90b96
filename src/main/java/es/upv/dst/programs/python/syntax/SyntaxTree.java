// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.python.syntax;

import es.upv.dst.programs.python.GrammarParser;
import es.upv.dst.programs.python.PythonProgram;
import java.util.List;

/** The statements of a program, in their order. */
public record SyntaxTree(List<Statement> statements) {

    /** @throws es.upv.dst.programs.python.SyntaxException if an expression inside an f-string cannot be read */
    public static SyntaxTree of(PythonProgram program) {
        return new SyntaxTree(new StatementBuilder(new GrammarParser())
                .statements(program.tree().stmt()));
    }
}
