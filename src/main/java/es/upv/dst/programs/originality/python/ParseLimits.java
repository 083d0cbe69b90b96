// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.originality.python;

import de.jplag.python3.grammar.Python3Lexer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenSource;

/**
 * What a program may have at most. The sheet's programs have fewer than 5,000 characters; the limits are far above
 * that, and below what takes the parser long. Python itself has a limit of nested brackets and indentation too.
 */
final class ParseLimits {

    static final int CHARACTERS = 100_000;
    static final int LINE_LENGTH = 5_000;
    static final int TOKENS = 10_000;
    static final int TOKENS_OF_A_STATEMENT = 2_000;
    static final int NESTED_BRACKETS = 30;
    static final int NESTED_BLOCKS = 50;
    private static final int READS_OF_A_TOKEN = 400;

    private ParseLimits() {}

    static Optional<ParseResult.Refused> excess(String text) {
        if (text.length() > CHARACTERS) {
            return refused(1, "has more than %,d characters", CHARACTERS);
        }
        int line = 0;
        for (String content : text.split("\n", -1)) {
            line++;
            if (content.length() > LINE_LENGTH) {
                return refused(line, "has a line of more than %,d characters", LINE_LENGTH);
            }
        }
        return Optional.empty();
    }

    /** Returns the tokens, of which at most one is too many. */
    static List<Token> tokens(TokenSource lexer) {
        var tokens = new ArrayList<Token>();
        for (var token = lexer.nextToken();
                token.getType() != Token.EOF && tokens.size() <= TOKENS;
                token = lexer.nextToken()) {
            tokens.add(token);
        }
        return tokens;
    }

    static Optional<ParseResult.Refused> excess(List<Token> tokens) {
        if (tokens.size() > TOKENS) {
            return refused(tokens.get(TOKENS).getLine(), "has more than %,d tokens", TOKENS);
        }
        int brackets = 0;
        int blocks = 0;
        int statement = 0;
        for (var token : tokens) {
            statement++;
            switch (token.getType()) {
                case Python3Lexer.OPEN_PAREN, Python3Lexer.OPEN_BRACK, Python3Lexer.OPEN_BRACE -> brackets++;
                case Python3Lexer.CLOSE_PAREN, Python3Lexer.CLOSE_BRACK, Python3Lexer.CLOSE_BRACE -> brackets--;
                case Python3Lexer.INDENT -> blocks++;
                case Python3Lexer.DEDENT -> blocks--;
                case Python3Lexer.NEWLINE -> statement = 0;
                default -> {}
            }
            if (brackets > NESTED_BRACKETS) {
                return refused(token.getLine(), "has more than %,d nested brackets", NESTED_BRACKETS);
            }
            if (blocks > NESTED_BLOCKS) {
                return refused(token.getLine(), "has more than %,d nested blocks", NESTED_BLOCKS);
            }
            if (statement > TOKENS_OF_A_STATEMENT) {
                return refused(token.getLine(), "has a statement of more than %,d tokens", TOKENS_OF_A_STATEMENT);
            }
        }
        return Optional.empty();
    }

    /** Returns how often the parser may read tokens. Programs of students need 25 reads of each token. */
    static long reads(int tokens) {
        return READS_OF_A_TOKEN * (tokens + 100L);
    }

    private static Optional<ParseResult.Refused> refused(int line, String reason, int limit) {
        return Optional.of(new ParseResult.Refused(line, String.format(Locale.ROOT, reason, limit)));
    }
}
