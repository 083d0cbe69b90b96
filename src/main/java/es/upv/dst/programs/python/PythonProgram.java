// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.python;

import de.jplag.python3.grammar.Python3Parser;
import java.util.List;

/**
 * A program that was parsed.
 *
 * @param text the text that was parsed, with \n at the end of each line
 * @param comments each with its #
 * @param strings each with its prefix and quotes
 */
public record PythonProgram(
        String text,
        List<String> comments,
        List<String> strings,
        List<String> names,
        Python3Parser.File_inputContext tree) {

    public PythonProgram {
        comments = List.copyOf(comments);
        strings = List.copyOf(strings);
        names = List.copyOf(names);
    }
}
