// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.source;

import es.upv.dst.text.WhiteSpace;

/**
 * A file of Python source that was read from a hand-in. It may not be valid Python.
 *
 * @param name the last part of the path inside the hand-in, safe to store and to display; two files may have the same
 * @param text the text, not blank, whose lines end with {@code \n}; contains no NUL and no lone surrogate
 */
public record SourceFile(String name, String text) {

    public SourceFile {
        if (WhiteSpace.isBlank(name)
                || WhiteSpace.isBlank(text)
                || text.indexOf('\r') >= 0
                || text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("not a name and a text with normalised line ends: " + name);
        }
    }
}
