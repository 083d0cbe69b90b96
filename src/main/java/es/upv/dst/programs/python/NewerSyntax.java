// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.python;

import de.jplag.python3.grammar.Python3Parser;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;

/** Replaces what is correct Python and unknown to the grammar, where the meaning for the analysis is the same. */
final class NewerSyntax {

    private static final Set<Integer> LINE_STARTS =
            Set.of(Python3Parser.NEWLINE, Python3Parser.INDENT, Python3Parser.DEDENT);
    private static final Set<Integer> NO_PATTERNS = Set.of(
            Python3Parser.ASSIGN, Python3Parser.DOT, Python3Parser.COMMA, Python3Parser.COLON, Python3Parser.NEWLINE);

    private NewerSyntax() {}

    static List<Token> replacedIn(List<Token> tokens) {
        var replaced = new ArrayList<Token>();
        int subjectEnd = -1;
        for (int i = 0; i < tokens.size(); i++) {
            var token = tokens.get(i);
            addIf(i == subjectEnd, Python3Parser.CLOSE_PAREN, ")", token, replaced);
            int before = i == 0 ? Python3Parser.NEWLINE : tokens.get(i - 1).getType();
            int after = tokens.get(Math.min(i + 1, tokens.size() - 1)).getType();
            if (token.getType() == Python3Parser.CASE && isName(before, after)) {
                addIf(true, Python3Parser.NAME, token.getText(), token, replaced);
            } else if (isPositionalOnlyMark(token.getType(), before, after)) {
                replaced.removeLast();
            } else if (token.getType() == Python3Parser.MATCH && LINE_STARTS.contains(before)) {
                replaced.add(token);
                subjectEnd = tupleEnd(tokens, i + 1);
                addIf(subjectEnd > i, Python3Parser.OPEN_PAREN, "(", token, replaced);
            } else if (!(token.getType() == Python3Parser.STAR && before == Python3Parser.EXCEPT)) {
                replaced.add(token);
            }
        }
        return replaced;
    }

    /** {@code case} is a keyword only at the start of a line, before a pattern. */
    private static boolean isName(int before, int after) {
        return !LINE_STARTS.contains(before) || NO_PATTERNS.contains(after);
    }

    /** The {@code /} in {@code def f(a, /, b)}. The comma before it is removed too. */
    private static boolean isPositionalOnlyMark(int type, int before, int after) {
        return type == Python3Parser.DIV
                && before == Python3Parser.COMMA
                && (after == Python3Parser.COMMA || after == Python3Parser.CLOSE_PAREN);
    }

    /** Where the subject of a match statement ends, if it is a tuple without brackets, which the grammar refuses. */
    private static int tupleEnd(List<Token> tokens, int start) {
        int brackets = 0;
        boolean tuple = false;
        for (int i = start; i < tokens.size() && tokens.get(i).getType() != Python3Parser.NEWLINE; i++) {
            switch (tokens.get(i).getType()) {
                case Python3Parser.OPEN_PAREN, Python3Parser.OPEN_BRACK, Python3Parser.OPEN_BRACE -> brackets++;
                case Python3Parser.CLOSE_PAREN, Python3Parser.CLOSE_BRACK, Python3Parser.CLOSE_BRACE -> brackets--;
                case Python3Parser.COMMA -> tuple |= brackets == 0;
                case Python3Parser.COLON -> {
                    if (brackets == 0) {
                        return tuple && i > start ? i : -1;
                    }
                }
                default -> {}
            }
        }
        return -1;
    }

    private static void addIf(boolean condition, int type, String text, Token place, List<Token> tokens) {
        if (condition) {
            var token = new CommonToken(type, text);
            token.setLine(place.getLine());
            tokens.add(token);
        }
    }
}
