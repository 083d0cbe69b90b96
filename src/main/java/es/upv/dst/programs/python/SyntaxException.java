// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.python;

import es.upv.dst.language.Sentence;

/** Ends the parsing at the first problem. {@link PythonParser} turns it into a value. */
public final class SyntaxException extends RuntimeException {

    private final int line;
    private final transient Sentence reason;

    SyntaxException(int line, Sentence reason) {
        super(reason.toString(), null, false, false);
        this.line = line;
        this.reason = reason;
    }

    int line() {
        return line;
    }

    Sentence reason() {
        return reason;
    }
}
