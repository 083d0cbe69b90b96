// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.python;

import de.jplag.python3.grammar.Python3Parser;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;

/**
 * Splits a program into the tokens of the grammar.
 *
 * <p>The lexer of the grammar is not used. It needs 0.3 ms for a token, since a predicate keeps it from caching its
 * decisions. It has no comments, and knows neither {@code :=} nor {@code 1_000} nor an f-string that repeats its quotes
 * inside. It accepts an indentation that Python refuses.
 */
final class Tokenizer {

    private static final int MAX_TOKENS = 20_000;
    private static final int MAX_BLOCKS = 30;

    private final String source;
    private final List<Token> tokens = new ArrayList<>();
    private final List<String> comments = new ArrayList<>();
    private final Deque<Integer> indents = new ArrayDeque<>();
    private int position;
    private int line;
    private final Deque<Token> brackets = new ArrayDeque<>();
    private boolean lineStarts = true;
    private String matched = "";

    /** @param line the number of the first line */
    Tokenizer(String source, int line) {
        this.source = source;
        this.line = line;
    }

    /** The tokens that were read, also if the text is refused. */
    List<Token> tokens() {
        return tokens;
    }

    List<String> comments() {
        return comments;
    }

    /** @throws SyntaxException where the text has no token */
    List<Token> tokenize() {
        while (position < source.length()) {
            if (lineStarts && brackets.isEmpty()) {
                indentation();
            } else {
                token();
            }
            if (tokens.size() > MAX_TOKENS) {
                throw new SyntaxException(line, SyntaxReason.TOO_MANY_TOKENS.with(MAX_TOKENS));
            }
        }
        if (!brackets.isEmpty()) {
            var open = brackets.getFirst();
            throw new SyntaxException(open.getLine(), SyntaxReason.NOT_CLOSED.with(open.getText()));
        }
        if (!lineStarts) {
            add(Python3Parser.NEWLINE, "the end of the line");
        }
        indents.forEach(indent -> endBlock("the end of the program"));
        add(Token.EOF, "the end of the program");
        return tokens;
    }

    private void indentation() {
        int width = 0;
        while (position < source.length() && " \t\f".indexOf(source.charAt(position)) >= 0) {
            width = source.charAt(position++) == '\t' ? width / 8 * 8 + 8 : width + 1;
        }
        if (source.startsWith("#", position)) {
            comment();
        }
        if (position == source.length()) {
            return;
        }
        if (source.charAt(position) == '\n') {
            newLine();
            return;
        }
        lineStarts = false;
        if (width > indent()) {
            indents.push(width);
            add(Python3Parser.INDENT, "an indentation");
        }
        while (width < indent()) {
            indents.pop();
            endBlock("the end of a block");
        }
        if (width != indent()) {
            throw new SyntaxException(line, SyntaxReason.INDENTATION.with());
        }
        if (indents.size() > MAX_BLOCKS) {
            throw new SyntaxException(line, SyntaxReason.TOO_MANY_BLOCKS.with(MAX_BLOCKS));
        }
    }

    private int indent() {
        return indents.isEmpty() ? 0 : indents.getFirst();
    }

    private void token() {
        char next = source.charAt(position);
        if (next == '\n') {
            newLine();
        } else if (next == '#') {
            comment();
        } else if (matches(TokenTypes.BLANK)) {
            line += lines(matched);
        } else if (matches(TokenTypes.STRING_START)) {
            string();
        } else if (matches(TokenTypes.NAME)) {
            add(TokenTypes.ofWord(matched), matched);
        } else if (matches(TokenTypes.NUMBER)) {
            add(Python3Parser.NUMBER, matched);
        } else if (matches(TokenTypes.OPERATOR)) {
            operator();
        } else {
            throw new SyntaxException(line, SyntaxReason.ofCharacter(next));
        }
    }

    private void comment() {
        int end = source.indexOf('\n', position);
        int start = position;
        position = end < 0 ? source.length() : end;
        comments.add(source.substring(start, position).strip());
    }

    private void newLine() {
        position++;
        if (brackets.isEmpty() && !lineStarts) {
            add(Python3Parser.NEWLINE, "the end of the line");
            lineStarts = true;
        }
        line++;
    }

    private void string() {
        int start = position - matched.length();
        position = StringEnd.find(source, start, matched);
        if (position < 0) {
            throw new SyntaxException(line, SyntaxReason.UNENDED_STRING.with());
        }
        matched = source.substring(start, position);
        add(Python3Parser.STRING, matched);
        line += lines(matched);
    }

    private void operator() {
        add(TokenTypes.ofOperator(matched), matched);
        switch (matched) {
            case "(", "[", "{" -> brackets.push(tokens.getLast());
            case ")", "]", "}" -> brackets.poll();
            default -> {}
        }
    }

    private boolean matches(Pattern pattern) {
        Matcher matcher = pattern.matcher(source).region(position, source.length());
        if (!matcher.lookingAt()) {
            return false;
        }
        matched = matcher.group();
        position = matcher.end();
        return true;
    }

    private static int lines(String text) {
        return (int) text.chars().filter(character -> character == '\n').count();
    }

    /** A block ends in the line of its last statement, even if blank lines follow. */
    private void endBlock(String text) {
        add(Python3Parser.DEDENT, text, tokens.getLast().getLine());
    }

    private void add(int type, String text) {
        add(type, text, line);
    }

    private void add(int type, String text, int line) {
        var token = new CommonToken(type, text);
        token.setLine(line);
        tokens.add(token);
    }
}
