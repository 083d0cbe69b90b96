// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.evidence.syntax;

import de.jplag.python3.grammar.Python3Parser;
import es.upv.dst.programs.evidence.syntax.ParsedSource.Parsed;
import es.upv.dst.programs.evidence.syntax.ParsedSource.Unparsable;
import es.upv.dst.programs.evidence.syntax.token.Nesting;
import es.upv.dst.programs.evidence.syntax.token.Python2Statements;
import es.upv.dst.programs.evidence.syntax.token.SyntaxException;
import es.upv.dst.programs.evidence.syntax.token.TokenRepair;
import es.upv.dst.programs.evidence.syntax.token.Tokenizer;
import java.util.List;
import java.util.function.Function;
import org.antlr.v4.runtime.BaseErrorListener;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ListTokenSource;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Recognizer;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.atn.PredictionMode;

/** Parses programs in Python 3. Any text gets an answer; none costs more than about a second or a deep stack. */
public final class SourceParser {

    private static final int MAX_CHARACTERS = 200_000;

    private static final int MAX_FIELDS = 2_000;

    /** How many tokens the parser may look at ahead, which may be a multiple of the tokens that there are. */
    private static final int MAX_LOOKS = 2_000_000;

    private int fields;
    private int looks;

    private SourceParser() {}

    /** The statements of the program, or the first line that cannot be read. */
    public static ParsedSource parse(String source) {
        if (source.length() > MAX_CHARACTERS) {
            return new Unparsable(1, "the program has more than " + MAX_CHARACTERS + " characters");
        }
        try {
            var parser = new SourceParser();
            var file = parser.file(source.replace("\uFEFF", ""));
            return new Parsed(new StatementBuilder(parser).statements(file.stmt()));
        } catch (SyntaxException problem) {
            return new Unparsable(problem.line(), problem.reason());
        }
    }

    private Python3Parser.File_inputContext file(String source) {
        var tokens = Tokenizer.tokensOf(source.replace("\r\n", "\n").replace('\r', '\n'));
        try {
            return parse(tokens, Python3Parser::file_input);
        } catch (SyntaxException problem) {
            throw Python2Statements.find(tokens).orElse(problem);
        }
    }

    /** An expression inside an f-string, whose lines count from {@code line}. */
    Expression expression(String source, int line, int depth) {
        if (++fields > MAX_FIELDS) {
            throw new SyntaxException(line, "the program has more than " + MAX_FIELDS + " fields in its f-strings");
        }
        var tokens = Tokenizer.tokensOf("(" + source + ")");
        tokens.forEach(token -> ((CommonToken) token).setLine(token.getLine() + line - 1));
        return new ExpressionBuilder(this, depth)
                .testlist(parse(tokens, Python3Parser::eval_input).testlist());
    }

    /** The fast prediction mode refuses some correct programs. */
    private <T> T parse(List<Token> tokens, Function<Python3Parser, T> rule) {
        Nesting.check(tokens);
        try {
            return rule.apply(parser(tokens, PredictionMode.SLL));
        } catch (SyntaxException problem) {
            return rule.apply(parser(tokens, PredictionMode.LL));
        }
    }

    private Python3Parser parser(List<Token> tokens, PredictionMode mode) {
        var parser = new Python3Parser(new LimitedTokenStream(TokenRepair.repair(tokens)));
        parser.getInterpreter().setPredictionMode(mode);
        parser.removeErrorListeners();
        parser.addErrorListener(new FirstError());
        return parser;
    }

    private final class LimitedTokenStream extends CommonTokenStream {

        LimitedTokenStream(List<Token> tokens) {
            super(new ListTokenSource(tokens));
        }

        @Override
        public Token LT(int k) {
            var token = super.LT(k);
            if (++looks > MAX_LOOKS) {
                throw new SyntaxException(token.getLine(), "the program is too large to be read");
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
                RecognitionException error) {
            throw new SyntaxException(line, "unexpected " + ((Token) symbol).getText());
        }
    }
}
