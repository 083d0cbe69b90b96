// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.originality.python;

import de.jplag.python3.grammar.Python3Parser;
import org.antlr.v4.runtime.BaseErrorListener;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Recognizer;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/** Ends the parser at the first error. */
final class FirstSyntaxError extends BaseErrorListener {

    private static final int LONGEST_QUOTE = 40;

    /** Ends the parser at an expected error, so it needs no stack trace. */
    static final class Found extends RuntimeException {

        private final transient ParseResult.Refused refusal;

        Found(int line, String reason) {
            super(reason, null, false, false);
            refusal = new ParseResult.Refused(line, reason);
        }

        ParseResult.Refused refusal() {
            return refusal;
        }
    }

    @Override
    public void syntaxError(
            Recognizer<?, ?> recognizer,
            Object token,
            int line,
            int column,
            String message,
            @Nullable RecognitionException e) {
        throw token instanceof Token found && recognizer instanceof Parser parser
                ? new Found(line(found, parser), "syntax error: " + reason(found))
                : new Found(line, "syntax error: " + message);
    }

    /** The lexer gives the end of a line the number of the next line. */
    private static int line(Token found, Parser parser) {
        var previous = parser.getInputStream().LT(-1);
        return found.getType() == Python3Parser.NEWLINE && previous != null ? previous.getLine() : found.getLine();
    }

    private static String reason(Token found) {
        return switch (found.getType()) {
            case Token.EOF -> "the program ends too early";
            case Python3Parser.NEWLINE -> "the line ends too early";
            case Python3Parser.INDENT -> "the line is indented too far";
            case Python3Parser.DEDENT -> "the line is not indented far enough";
            case Python3Parser.UNKNOWN_CHAR -> unknown(found.getText());
            default -> "unexpected " + quote(found.getText());
        };
    }

    private static String unknown(String character) {
        return "'\"".contains(character) ? "a string is not closed" : "unexpected " + quote(character);
    }

    private static String quote(String text) {
        return "'" + (text.length() > LONGEST_QUOTE ? text.substring(0, LONGEST_QUOTE) + "…" : text) + "'";
    }
}
