// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.originality.python;

import es.upv.dst.programs.originality.jplag.Structure;
import java.util.List;

/**
 * A program that was parsed.
 *
 * @param text the text that was parsed, with \n at the end of each line
 * @param lexemes comments, names, strings and everything else except white space, in order
 */
public record PythonProgram(String text, List<Lexeme> lexemes, Structure structure) {

    public PythonProgram {
        lexemes = List.copyOf(lexemes);
    }
}
