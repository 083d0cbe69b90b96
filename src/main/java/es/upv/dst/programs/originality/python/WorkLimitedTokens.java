// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.originality.python;

import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenSource;
import org.antlr.v4.runtime.misc.ParseCancellationException;
import org.jspecify.annotations.Nullable;

/**
 * Tokens that may be read a limited number of times. The parser reads some texts again and again while it decides
 * between its rules. The limit bounds its time without a clock, and without a thread that would have to be stopped.
 */
final class WorkLimitedTokens extends CommonTokenStream {

    private final long limit;
    private long reads;

    WorkLimitedTokens(TokenSource tokens, long limit) {
        super(tokens);
        this.limit = limit;
    }

    /** Returns the line of the token that the parser would read next. */
    int line() {
        return get(index()).getLine();
    }

    @Override
    public @Nullable Token LT(int k) {
        reads++;
        if (reads > limit) {
            throw new ParseCancellationException();
        }
        return super.LT(k);
    }
}
