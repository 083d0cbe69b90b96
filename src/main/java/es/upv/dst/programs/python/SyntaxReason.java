// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.python;

import es.upv.dst.language.Sentence;

/** Why a text is not read as a program in Python 3. */
public enum SyntaxReason implements Sentence.Form {
    TOO_LONG("the program has more than %s characters"),
    TOO_MANY_TOKENS("the program has more than %s tokens"),
    TOO_MANY_FIELDS("the program has more than %s fields in its f-strings"),
    TOO_LARGE("the program is too large to be read"),
    TOO_DEEP("an expression is nested too deeply"),
    TOO_MANY_BLOCKS("more than %s blocks inside each other"),
    PARSER_FAILS("the parser fails: %s"),
    UNEXPECTED("unexpected %s"),
    UNEXPECTED_CHARACTER("unexpected character %s"),
    UNEXPECTED_INDENTATION("unexpected an indentation"),
    UNEXPECTED_LINE_END("unexpected the end of the line"),
    UNEXPECTED_BLOCK_END("unexpected the end of a block"),
    UNEXPECTED_PROGRAM_END("unexpected the end of the program"),
    INDENTATION("the indentation is that of no block above"),
    NOT_CLOSED("%s is never closed"),
    UNENDED_STRING("a string does not end"),
    PYTHON_2_STATEMENT("Python 2: %s statement"),
    PYTHON_2_COMMA("Python 2: %s with a comma"),
    PYTHON_2_OPERATOR("Python 2: operator <>"),
    PYTHON_2_BACKQUOTES("Python 2: backquotes");

    private final String english;

    SyntaxReason(String english) {
        this.english = english;
    }

    static Sentence ofCharacter(char unexpected) {
        return unexpected == '`' ? PYTHON_2_BACKQUOTES.with() : UNEXPECTED_CHARACTER.with(unexpected);
    }

    @Override
    public String english() {
        return english;
    }
}
