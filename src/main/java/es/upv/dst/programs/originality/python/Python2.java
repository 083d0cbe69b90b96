// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.originality.python;

import de.jplag.python3.grammar.Python3Lexer;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.Token;

/** Recognizes what only Python 2 accepts, so that a program that does not parse is named for what it is. */
final class Python2 {

    private final List<Token> tokens;

    private Python2(List<Token> tokens) {
        this.tokens = tokens;
    }

    static Optional<ParseResult.Refused> in(List<Token> tokens) {
        var program = new Python2(tokens);
        for (int i = 0; i < tokens.size(); i++) {
            var construct = program.constructAt(i);
            if (construct.isPresent()) {
                return Optional.of(new ParseResult.Refused(tokens.get(i).getLine(), "Python 2: " + construct.get()));
            }
        }
        return Optional.empty();
    }

    private Optional<String> constructAt(int i) {
        return switch (type(i)) {
            case Python3Lexer.NAME -> statementAt(i);
            case Python3Lexer.EXCEPT -> exceptWithComma(i) ? Optional.of("except with a comma") : Optional.empty();
            case Python3Lexer.UNKNOWN_CHAR -> isBacktick(i) ? Optional.of("backticks") : Optional.empty();
            case Python3Lexer.NOT_EQ_1 -> Optional.of("operator <>");
            default -> Optional.empty();
        };
    }

    private Optional<String> statementAt(int i) {
        var name = tokens.get(i).getText();
        boolean isStatement =
                (name.equals("print") || name.equals("exec")) && beginsStatement(i) && beginsOperand(i + 1);
        return isStatement ? Optional.of(name + " statement") : Optional.empty();
    }

    private boolean isBacktick(int i) {
        return tokens.get(i).getText().equals("`");
    }

    private boolean beginsStatement(int i) {
        return switch (type(i - 1)) {
            case Token.EOF,
                    Python3Lexer.NEWLINE,
                    Python3Lexer.INDENT,
                    Python3Lexer.DEDENT,
                    Python3Lexer.COLON,
                    Python3Lexer.SEMI_COLON -> true;
            default -> false;
        };
    }

    /** A bracket would be a call in Python 3 too. */
    private boolean beginsOperand(int i) {
        return switch (type(i)) {
            case Python3Lexer.NAME,
                    Python3Lexer.STRING,
                    Python3Lexer.NUMBER,
                    Python3Lexer.NOT,
                    Python3Lexer.RIGHT_SHIFT -> true;
            default -> false;
        };
    }

    private boolean exceptWithComma(int i) {
        int end = i + 1;
        while (type(end) == Python3Lexer.NAME || type(end) == Python3Lexer.DOT) {
            end++;
        }
        return end > i + 1
                && type(end) == Python3Lexer.COMMA
                && type(end + 1) == Python3Lexer.NAME
                && type(end + 2) == Python3Lexer.COLON;
    }

    private int type(int i) {
        return i >= 0 && i < tokens.size() ? tokens.get(i).getType() : Token.EOF;
    }
}
