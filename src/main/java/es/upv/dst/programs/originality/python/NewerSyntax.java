// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.originality.python;

import de.jplag.python3.grammar.Python3Lexer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;

/**
 * Replaces tokens so that JPlag's grammar accepts what newer versions of Python accept: {@code :=}, {@code 1_000},
 * quotes inside an f-string, {@code /} among parameters, and {@code case} as a name.
 */
final class NewerSyntax {

    private static final Map<Integer, Integer> BRACKETS = Map.of(
            Python3Lexer.OPEN_PAREN, 1,
            Python3Lexer.OPEN_BRACK, 1,
            Python3Lexer.OPEN_BRACE, 1,
            Python3Lexer.CLOSE_PAREN, -1,
            Python3Lexer.CLOSE_BRACK, -1,
            Python3Lexer.CLOSE_BRACE, -1);

    private final List<? extends Token> tokens;
    private final List<Token> replaced = new ArrayList<>();
    private int index;

    private NewerSyntax(List<? extends Token> tokens) {
        this.tokens = tokens;
    }

    static List<Token> replacedIn(List<? extends Token> tokens) {
        var syntax = new NewerSyntax(tokens);
        while (syntax.index < tokens.size()) {
            syntax.replaceNext();
        }
        return syntax.replaced;
    }

    private void replaceNext() {
        var token = tokens.get(index);
        int type = token.getType();
        if (type == Python3Lexer.COLON && isAdjacent(Python3Lexer.ASSIGN)) {
            merge(2, Python3Lexer.EQUALS);
        } else if (type == Python3Lexer.NUMBER && isAdjacent(Python3Lexer.NAME) && text(1).startsWith("_")) {
            merge(2, Python3Lexer.NUMBER);
        } else if (type == Python3Lexer.STRING && isOpenFormat(token.getText())) {
            merge(untilClosed(), Python3Lexer.STRING);
        } else if (type == Python3Lexer.CASE && isName()) {
            merge(1, Python3Lexer.NAME);
        } else if (type == Python3Lexer.DIV && isParameterMark()) {
            replaced.removeLast();
            index++;
        } else if (type == Python3Lexer.MATCH && beginsStatement() && subjectEnd() > 0) {
            bracketSubject(subjectEnd());
        } else {
            replaced.add(token);
            index++;
        }
    }

    /** Returns the index of the colon after several subjects of a match statement, or 0 if there is none. */
    private int subjectEnd() {
        int brackets = 0;
        boolean several = false;
        for (int i = index + 1; i < tokens.size() && tokens.get(i).getType() != Python3Lexer.NEWLINE; i++) {
            int type = tokens.get(i).getType();
            brackets += BRACKETS.getOrDefault(type, 0);
            several |= brackets == 0 && type == Python3Lexer.COMMA;
            if (brackets == 0 && type == Python3Lexer.COLON) {
                return several ? i : 0;
            }
        }
        return 0;
    }

    private void bracketSubject(int end) {
        replaced.add(tokens.get(index));
        replaced.add(empty(Python3Lexer.OPEN_PAREN, tokens.get(index + 1)));
        replaced.addAll(tokens.subList(index + 1, end));
        replaced.add(empty(Python3Lexer.CLOSE_PAREN, tokens.get(end)));
        index = end;
    }

    private static Token empty(int type, Token at) {
        var added = new CommonToken(at);
        added.setType(type);
        added.setText("");
        added.setStopIndex(at.getStartIndex() - 1);
        return added;
    }

    private String text(int offset) {
        return tokens.get(index + offset).getText();
    }

    private int type(int offset) {
        int at = index + offset;
        return at >= 0 && at < tokens.size() ? tokens.get(at).getType() : Token.EOF;
    }

    private boolean isAdjacent(int type) {
        return type(1) == type
                && tokens.get(index + 1).getStartIndex() == tokens.get(index).getStopIndex() + 1;
    }

    private boolean isParameterMark() {
        return type(-1) == Python3Lexer.COMMA && (type(1) == Python3Lexer.COMMA || type(1) == Python3Lexer.CLOSE_PAREN);
    }

    private boolean beginsStatement() {
        return switch (type(-1)) {
            case Token.EOF, Python3Lexer.NEWLINE, Python3Lexer.INDENT, Python3Lexer.DEDENT -> true;
            default -> false;
        };
    }

    private boolean isName() {
        return !beginsStatement()
                || switch (type(1)) {
                    case Python3Lexer.ASSIGN, Python3Lexer.DOT, Python3Lexer.COMMA -> true;
                    default -> false;
                };
    }

    /** Returns how many tokens the f-string has that begins here, or 1 if it is never closed. */
    private int untilClosed() {
        var text = new StringBuilder(tokens.get(index).getText());
        for (int count = 1; count < 40 && index + count < tokens.size(); count++) {
            var next = tokens.get(index + count);
            if (next.getLine() != tokens.get(index).getLine()) {
                return 1;
            }
            text.append(next.getText());
            if (next.getType() == Python3Lexer.STRING && !isOpenFormat(text.toString())) {
                return count + 1;
            }
        }
        return 1;
    }

    private void merge(int count, int type) {
        var merged = new CommonToken(tokens.get(index));
        merged.setType(type);
        merged.setStopIndex(tokens.get(index + count - 1).getStopIndex());
        replaced.add(merged);
        index += count;
    }

    /** Whether a brace of an f-string is open at the end of the text. */
    private static boolean isOpenFormat(String text) {
        boolean isFormat = text.chars().limit(2).takeWhile(Character::isLetter).anyMatch(c -> c == 'f' || c == 'F');
        if (!isFormat) {
            return false;
        }
        int open = 0;
        for (char c : text.replace("{{", "").replace("}}", "").toCharArray()) {
            open += c == '{' ? 1 : c == '}' ? -1 : 0;
        }
        return open > 0;
    }
}
