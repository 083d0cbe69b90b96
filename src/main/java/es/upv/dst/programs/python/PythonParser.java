// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.python;

import de.jplag.python3.grammar.Python3Parser;
import es.upv.dst.programs.python.ParseResult.Parsed;
import es.upv.dst.programs.python.ParseResult.Refused;
import java.util.List;
import java.util.function.Function;
import org.antlr.v4.runtime.Token;

/**
 * Parses programs in Python 3, by JPlag's grammar. Any text gets an answer, never an exception; none costs more than
 * about a second or a deep stack. Threads may use it at the same time.
 */
public final class PythonParser {

    private static final int MAX_CHARACTERS = 200_000;

    public ParseResult<PythonProgram> parse(String source) {
        return parse(source, Function.identity());
    }

    /** Also converts the program. A {@link SyntaxException} of the conversion refuses it. */
    public <T> ParseResult<T> parse(String source, Function<PythonProgram, T> conversion) {
        if (source.length() > MAX_CHARACTERS) {
            return new Refused<>(1, SyntaxReason.TOO_LONG.with(MAX_CHARACTERS));
        }
        try {
            return new Parsed<>(conversion.apply(program(normalized(source))));
        } catch (SyntaxException problem) {
            return new Refused<>(problem.line(), problem.reason());
        } catch (RuntimeException | StackOverflowError e) {
            // A defect of the parser must not stop what is done with other programs.
            return new Refused<>(1, SyntaxReason.PARSER_FAILS.with(e.getClass().getSimpleName()));
        }
    }

    private static PythonProgram program(String text) {
        var tokenizer = new Tokenizer(text, 1);
        try {
            var tokens = NewerSyntax.replacedIn(tokenizer.tokenize());
            return new PythonProgram(
                    text,
                    tokenizer.comments(),
                    texts(tokens, Python3Parser.STRING),
                    texts(tokens, Python3Parser.NAME),
                    new GrammarParser().file(tokens));
        } catch (SyntaxException problem) {
            throw Python2.in(tokenizer.tokens()).orElse(problem);
        }
    }

    private static List<String> texts(List<Token> tokens, int type) {
        return tokens.stream()
                .filter(token -> token.getType() == type)
                .map(Token::getText)
                .toList();
    }

    private static String normalized(String source) {
        return source.replace("\uFEFF", "")
                        .replace("\r\n", "\n")
                        .replace('\r', '\n')
                        .stripTrailing() + "\n";
    }
}
