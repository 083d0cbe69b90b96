// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.python;

import de.jplag.python3.grammar.Python3Parser;
import es.upv.dst.language.Sentence;
import java.util.List;
import java.util.function.Function;
import org.antlr.v4.runtime.BaseErrorListener;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ListTokenSource;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Recognizer;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.jspecify.annotations.Nullable;

/** Parses the tokens of one program by JPlag's grammar. The work of all calls together is bounded. */
public final class GrammarParser {

    private static final int MAX_FIELDS = 2_000;

    /**
     * How many tokens the parser may look at ahead, which may be a multiple of the tokens that there are. This bounds
     * its time without a clock, and without a thread that would have to be stopped.
     */
    private static final int MAX_LOOKS = 2_000_000;

    /** How many predictions the parser may make that no program before needed. A program needs a few hundred. */
    private static final int MAX_NEW_STATES = 5_000;

    private static final int MAX_QUOTE = 40;

    private int fields;
    private int looks;
    private int newStates;

    Python3Parser.File_inputContext file(List<Token> tokens) {
        return parse(tokens, Python3Parser::file_input);
    }

    /**
     * Parses an expression inside an f-string, whose lines count from {@code line}.
     *
     * @throws SyntaxException if it cannot be read
     */
    public Python3Parser.TestlistContext expression(String source, int line) {
        if (++fields > MAX_FIELDS) {
            throw new SyntaxException(line, SyntaxReason.TOO_MANY_FIELDS.with(MAX_FIELDS));
        }
        var tokens = NewerSyntax.replacedIn(new Tokenizer("(" + source + ")", line).tokenize());
        return parse(tokens, Python3Parser::eval_input).testlist();
    }

    /** The fast prediction mode refuses some correct programs. */
    private <T> T parse(List<Token> tokens, Function<Python3Parser, T> rule) {
        Nesting.check(tokens);
        try {
            return parse(tokens, rule, PredictionMode.SLL);
        } catch (SyntaxException problem) {
            return parse(tokens, rule, PredictionMode.LL);
        }
    }

    private <T> T parse(List<Token> tokens, Function<Python3Parser, T> rule, PredictionMode mode) {
        var parser = new Python3Parser(new LimitedTokenStream(tokens));
        var prediction = new BoundedPrediction(parser, () -> countState(tokens.getFirst()));
        prediction.setPredictionMode(mode);
        parser.setInterpreter(prediction);
        parser.removeErrorListeners();
        parser.addErrorListener(new FirstError());
        try {
            return rule.apply(parser);
        } finally {
            if (looks > MAX_LOOKS || prediction.keepsTooMuch()) {
                // What the parser has learned from such a text would stay in memory for good.
                prediction.clearDFA();
            }
        }
    }

    private void countState(Token first) {
        if (++newStates > MAX_NEW_STATES) {
            throw new SyntaxException(first.getLine(), SyntaxReason.TOO_LARGE.with());
        }
    }

    private final class LimitedTokenStream extends CommonTokenStream {

        LimitedTokenStream(List<Token> tokens) {
            super(new ListTokenSource(tokens));
        }

        @Override
        public Token LT(int k) {
            var token = super.LT(k);
            if (++looks > MAX_LOOKS) {
                throw new SyntaxException(token.getLine(), SyntaxReason.TOO_LARGE.with());
            }
            return token;
        }
    }

    private static final class FirstError extends BaseErrorListener {

        @Override
        public void syntaxError(
                Recognizer<?, ?> recognizer,
                Object symbol,
                int line,
                int column,
                String message,
                @Nullable RecognitionException error) {
            throw new SyntaxException(line, unexpected((Token) symbol));
        }

        private static Sentence unexpected(Token token) {
            var text = token.getText();
            return switch (token.getType()) {
                case Python3Parser.INDENT -> SyntaxReason.UNEXPECTED_INDENTATION.with();
                case Python3Parser.NEWLINE -> SyntaxReason.UNEXPECTED_LINE_END.with();
                case Python3Parser.DEDENT -> SyntaxReason.UNEXPECTED_BLOCK_END.with();
                case Token.EOF -> SyntaxReason.UNEXPECTED_PROGRAM_END.with();
                default ->
                    SyntaxReason.UNEXPECTED.with(text.length() > MAX_QUOTE ? text.substring(0, MAX_QUOTE) + "…" : text);
            };
        }
    }
}
