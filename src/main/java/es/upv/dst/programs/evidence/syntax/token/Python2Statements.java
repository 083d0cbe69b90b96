// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.evidence.syntax.token;

import de.jplag.python3.grammar.Python3Parser;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.antlr.v4.runtime.Token;

/** Recognizes what was correct in Python 2 only, in a program that does not parse. */
public final class Python2Statements {

    private static final Set<Integer> STATEMENT_STARTS = Set.of(
            Python3Parser.NEWLINE,
            Python3Parser.INDENT,
            Python3Parser.DEDENT,
            Python3Parser.COLON,
            Python3Parser.SEMI_COLON);
    private static final Set<Integer> OPERANDS = Set.of(Python3Parser.NAME, Python3Parser.STRING, Python3Parser.NUMBER);

    private Python2Statements() {}

    public static Optional<SyntaxException> find(List<Token> tokens) {
        for (int i = 0; i < tokens.size(); i++) {
            var construct = at(tokens, i);
            if (construct.isPresent()) {
                return Optional.of(new SyntaxException(tokens.get(i).getLine(), "Python 2: " + construct.get()));
            }
        }
        return Optional.empty();
    }

    private static Optional<String> at(List<Token> tokens, int i) {
        var token = tokens.get(i);
        boolean starts = i == 0 || STATEMENT_STARTS.contains(tokens.get(i - 1).getType());
        boolean operandFollows =
                i + 1 < tokens.size() && OPERANDS.contains(tokens.get(i + 1).getType());
        if (starts && operandFollows && token.getText().equals("print")) {
            return Optional.of("print statement");
        }
        if (starts && operandFollows && token.getText().equals("exec")) {
            return Optional.of("exec statement");
        }
        if (token.getType() == Python3Parser.EXCEPT && commaBeforeColon(tokens, i)) {
            return Optional.of("except with a comma");
        }
        if (token.getType() == Python3Parser.RAISE && commaBeforeColon(tokens, i)) {
            return Optional.of("raise with a comma");
        }
        return token.getText().equals("<>") ? Optional.of("operator <>") : Optional.empty();
    }

    private static boolean commaBeforeColon(List<Token> tokens, int start) {
        int brackets = 0;
        for (var token : tokens.subList(start, tokens.size())) {
            switch (token.getType()) {
                case Python3Parser.OPEN_PAREN -> brackets++;
                case Python3Parser.CLOSE_PAREN -> brackets--;
                case Python3Parser.COLON, Python3Parser.NEWLINE -> {
                    return false;
                }
                case Python3Parser.COMMA -> {
                    if (brackets == 0) {
                        return true;
                    }
                }
                default -> {}
            }
        }
        return false;
    }
}
