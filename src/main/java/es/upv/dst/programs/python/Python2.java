// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.python;

import de.jplag.python3.grammar.Python3Parser;
import es.upv.dst.language.Sentence;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.antlr.v4.runtime.Token;

/** Recognizes what was correct in Python 2 only, in a program that does not parse. */
final class Python2 {

    private static final Set<Integer> STATEMENT_STARTS = Set.of(
            Python3Parser.NEWLINE,
            Python3Parser.INDENT,
            Python3Parser.DEDENT,
            Python3Parser.COLON,
            Python3Parser.SEMI_COLON);
    private static final Set<Integer> OPERANDS = Set.of(
            Python3Parser.NAME,
            Python3Parser.STRING,
            Python3Parser.NUMBER,
            Python3Parser.NOT,
            Python3Parser.RIGHT_SHIFT);

    /** Where a comma is looked for. A longer text could be read again and again. */
    private static final int MAX_TOKENS = 50;

    private Python2() {}

    static Optional<SyntaxException> in(List<Token> tokens) {
        for (int i = 0; i < tokens.size(); i++) {
            var construct = at(tokens, i);
            if (construct.isPresent()) {
                return Optional.of(new SyntaxException(tokens.get(i).getLine(), construct.get()));
            }
        }
        return Optional.empty();
    }

    private static Optional<Sentence> at(List<Token> tokens, int i) {
        var token = tokens.get(i);
        boolean starts = i == 0 || STATEMENT_STARTS.contains(tokens.get(i - 1).getType());
        boolean operandFollows =
                i + 1 < tokens.size() && OPERANDS.contains(tokens.get(i + 1).getType());
        return switch (token.getText()) {
            case "print", "exec" ->
                starts && operandFollows
                        ? Optional.of(SyntaxReason.PYTHON_2_STATEMENT.with(token.getText()))
                        : Optional.empty();
            case "except", "raise" ->
                commaBeforeColon(tokens, i)
                        ? Optional.of(SyntaxReason.PYTHON_2_COMMA.with(token.getText()))
                        : Optional.empty();
            case "<>" -> Optional.of(SyntaxReason.PYTHON_2_OPERATOR.with());
            default -> Optional.empty();
        };
    }

    private static boolean commaBeforeColon(List<Token> tokens, int start) {
        int brackets = 0;
        for (var token : tokens.subList(start, Math.min(start + MAX_TOKENS, tokens.size()))) {
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
