// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.originality.python;

import de.jplag.python3.grammar.Python3Lexer;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.Interval;

/**
 * Lists the lexemes of a program. The lexer drops comments. Between two of its tokens there are only white space,
 * joined lines and comments, so each {@code #} there begins a comment.
 */
final class Lexemes {

    private final CharStream text;
    private final List<Lexeme> lexemes = new ArrayList<>();
    private int next;
    private int line = 1;

    private Lexemes(CharStream text) {
        this.text = text;
    }

    static List<Lexeme> of(CharStream text, List<? extends Token> tokens) {
        var lexemes = new Lexemes(text);
        for (var token : tokens) {
            switch (token.getType()) {
                case Python3Lexer.NEWLINE, Python3Lexer.INDENT, Python3Lexer.DEDENT, Token.EOF -> {}
                default -> lexemes.add(token);
            }
        }
        lexemes.addComments(text.size());
        return lexemes.lexemes;
    }

    private void add(Token token) {
        addComments(token.getStartIndex());
        lexemes.add(new Lexeme(kind(token.getType()), token.getText(), token.getLine()));
        line = token.getLine()
                + (int) token.getText().chars().filter(c -> c == '\n').count();
        next = token.getStopIndex() + 1;
    }

    private static Lexeme.Kind kind(int type) {
        return switch (type) {
            case Python3Lexer.NAME -> Lexeme.Kind.NAME;
            case Python3Lexer.STRING -> Lexeme.Kind.STRING;
            default -> Lexeme.Kind.OTHER;
        };
    }

    private void addComments(int end) {
        if (end <= next) {
            return;
        }
        for (String part : text.getText(Interval.of(next, end - 1)).split("\n", -1)) {
            int start = part.indexOf('#');
            if (start >= 0) {
                lexemes.add(
                        new Lexeme(Lexeme.Kind.COMMENT, part.substring(start).strip(), line));
            }
            line++;
        }
        line--;
    }
}
