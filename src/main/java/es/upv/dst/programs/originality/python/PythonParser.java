// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.originality.python;

import de.jplag.python3.grammar.Python3Parser;
import es.upv.dst.programs.originality.jplag.Structure;
import java.util.List;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.ListTokenSource;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.ParseCancellationException;

/**
 * Parses programs with JPlag's grammar of Python 3. Refuses, with line and reason, what the grammar does not accept,
 * and what would take the parser long. Throws no exception, whatever the text is. Threads may use it at the same time.
 */
public final class PythonParser {

    public ParseResult parse(String source) {
        var text = normalized(source);
        return ParseLimits.excess(text).map(ParseResult.class::cast).orElseGet(() -> parseLimited(text));
    }

    private static ParseResult parseLimited(String text) {
        var characters = CharStreams.fromString(text);
        var lexer = CachingLexer.of(characters);
        try {
            var tokens = NewerSyntax.replacedIn(ParseLimits.tokens(lexer));
            return ParseLimits.excess(tokens)
                    .map(ParseResult.class::cast)
                    .orElseGet(() -> parse(tokens, text, Lexemes.of(characters, tokens)));
        } catch (RuntimeException e) {
            // A defect of the lexer or parser must not stop the comparison of other programs.
            return new ParseResult.Refused(
                    lexer.getLine(), "the parser fails: " + e.getClass().getSimpleName());
        }
    }

    private static ParseResult parse(List<Token> tokens, String text, List<Lexeme> lexemes) {
        var stream = new WorkLimitedTokens(new ListTokenSource(tokens), ParseLimits.reads(tokens.size()));
        var parser = new Python3Parser(stream);
        parser.removeErrorListeners();
        parser.addErrorListener(new FirstSyntaxError());
        try {
            return new ParseResult.Parsed(new PythonProgram(text, lexemes, Structure.of(parser.file_input())));
        } catch (FirstSyntaxError.Found found) {
            return Python2.in(tokens).orElse(found.refusal());
        } catch (ParseCancellationException | StackOverflowError e) {
            // What the parser has learned from such a text would stay in memory for good.
            parser.getInterpreter().clearDFA();
            return new ParseResult.Refused(stream.line(), "too intricate for the parser");
        }
    }

    private static String normalized(String source) {
        var text = source.startsWith("\uFEFF") ? source.substring(1) : source;
        return text.replace("\r\n", "\n").replace('\r', '\n').stripTrailing() + "\n";
    }
}
