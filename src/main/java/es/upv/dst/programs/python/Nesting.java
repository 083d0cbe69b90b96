// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.python;

import de.jplag.python3.grammar.Python3Parser;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.antlr.v4.runtime.Token;

/**
 * Refuses expressions that are so deep that a recursive parser could exhaust the stack.
 *
 * <p>An open bracket is three levels. An operator is one, until the next comma; so is a word that nests to the
 * right ({@code lambda}, {@code for}, {@code if}), until the bracket is closed.
 */
final class Nesting {

    private static final int MAX_LEVELS = 120;

    /** What a bracket costs, since the grammar descends through all its rules for it. */
    private static final int BRACKET = 3;

    private final Deque<int[]> open = new ArrayDeque<>();
    private int levels;

    private Nesting() {
        open.push(new int[2]);
    }

    /** @throws SyntaxException where an expression is too deep */
    static void check(List<Token> tokens) {
        var nesting = new Nesting();
        for (var token : tokens) {
            nesting.read(token.getType());
            if (nesting.levels > MAX_LEVELS) {
                throw new SyntaxException(token.getLine(), SyntaxReason.TOO_DEEP.with());
            }
        }
    }

    private void read(int type) {
        switch (type) {
            case Python3Parser.NEWLINE -> {
                open.clear();
                open.push(new int[2]);
                levels = 0;
            }
            case Python3Parser.OPEN_PAREN, Python3Parser.OPEN_BRACK, Python3Parser.OPEN_BRACE -> {
                open.push(new int[2]);
                levels += BRACKET;
            }
            case Python3Parser.CLOSE_PAREN, Python3Parser.CLOSE_BRACK, Python3Parser.CLOSE_BRACE -> {
                levels -= open.size() == 1 ? 0 : BRACKET + open.getFirst()[0] + open.pop()[1];
            }
            case Python3Parser.COMMA, Python3Parser.SEMI_COLON -> {
                levels -= open.getFirst()[0];
                open.getFirst()[0] = 0;
            }
            case Python3Parser.LAMBDA, Python3Parser.FOR, Python3Parser.IF, Python3Parser.ELSE -> add(1);
            default -> add(isOperator(type) ? 0 : 2);
        }
    }

    private void add(int counter) {
        if (counter < 2) {
            open.getFirst()[counter]++;
            levels++;
        }
    }

    private static boolean isOperator(int type) {
        return type == Python3Parser.NOT
                || type == Python3Parser.AND
                || type == Python3Parser.OR
                || type == Python3Parser.STAR
                || type == Python3Parser.POWER
                || type >= Python3Parser.OR_OP && type <= Python3Parser.NOT_OP
                || type == Python3Parser.AT
                || type == Python3Parser.YIELD;
    }
}
