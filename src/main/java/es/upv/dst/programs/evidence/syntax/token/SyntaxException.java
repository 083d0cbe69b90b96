// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.evidence.syntax.token;

/** Ends the parsing at the first problem. {@link SourceParser} turns it into a value. */
public final class SyntaxException extends RuntimeException {

    private final int line;
    private final String reason;

    public SyntaxException(int line, String reason) {
        super(reason, null, false, false);
        this.line = line;
        this.reason = reason;
    }

    public int line() {
        return line;
    }

    public String reason() {
        return reason;
    }
}
