// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.evidence.syntax.token;

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
 * decisions. It also knows neither {@code :=} nor {@code 1_000} nor an f-string that repeats its quotes inside, and it
 * accepts an indentation that Python refuses.
 */
public final class Tokenizer {

    private static final int MAX_TOKENS = 20_000;
    private static final int MAX_BLOCKS = 30;
    private static final Pattern BLANK = Pattern.compile("(?:[ \\t\\f]|\\\\\\n)++");
    private static final Pattern STRING_START = Pattern.compile("(?:[rbuftRBUFT]{0,2})(?:\"\"\"|'''|\"|')");
    private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{M}\\p{N}_]*+");
    private static final Pattern NUMBER = Pattern.compile(
            "0[xXoObB][0-9a-fA-F_]++|(?:[0-9][0-9_]*+(?:\\.[0-9_]*+)?|\\.[0-9][0-9_]*+)(?:[eE][-+]?[0-9]++)?[jJ]?");
    private static final Pattern OPERATOR =
            Pattern.compile("\\*\\*=|//=|>>=|<<=|\\.\\.\\.|:=|->|<>|==|!=|<=|>=|[-+*/%@&|^]="
                    + "|\\*\\*|//|<<|>>|[-+*/%@&|^~<>=(){},:;.]|[\\[\\]]");

    private final String source;
    private final List<Token> tokens = new ArrayList<>();
    private final Deque<Integer> indents = new ArrayDeque<>();
    private int position;
    private int line = 1;
    private final Deque<Token> brackets = new ArrayDeque<>();
    private boolean lineStarts = true;
    private String matched = "";

    private Tokenizer(String source) {
        this.source = source;
    }

    public static List<Token> tokensOf(String source) {
        return new Tokenizer(source).tokenize();
    }

    private List<Token> tokenize() {
        while (position < source.length()) {
            if (lineStarts && brackets.isEmpty()) {
                indentation();
            } else {
                token();
            }
            if (tokens.size() > MAX_TOKENS) {
                throw new SyntaxException(line, "the program has more than " + MAX_TOKENS + " tokens");
            }
        }
        if (!brackets.isEmpty()) {
            throw new SyntaxException(
                    brackets.getFirst().getLine(), brackets.getFirst().getText() + " is never closed");
        }
        if (!lineStarts) {
            add(Python3Parser.NEWLINE, "the end of the line");
        }
        indents.forEach(indent -> add(Python3Parser.DEDENT, "the end of the program"));
        add(Token.EOF, "the end of the program");
        return tokens;
    }

    private void indentation() {
        int width = 0;
        while (position < source.length() && " \t\f".indexOf(source.charAt(position)) >= 0) {
            width = source.charAt(position++) == '\t' ? width / 8 * 8 + 8 : width + 1;
        }
        if (position == source.length()) {
            return;
        }
        if ("#\n".indexOf(source.charAt(position)) >= 0) {
            int end = source.indexOf('\n', position);
            position = end < 0 ? source.length() : end + 1;
            line++;
            return;
        }
        lineStarts = false;
        if (width > indent()) {
            indents.push(width);
            add(Python3Parser.INDENT, "an indentation");
        }
        while (width < indent()) {
            indents.pop();
            add(Python3Parser.DEDENT, "the end of a block");
        }
        if (width != indent()) {
            throw new SyntaxException(line, "the indentation is that of no block above");
        }
        if (indents.size() > MAX_BLOCKS) {
            throw new SyntaxException(line, "more than " + MAX_BLOCKS + " blocks inside each other");
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
            int end = source.indexOf('\n', position);
            position = end < 0 ? source.length() : end;
        } else if (matches(BLANK)) {
            line += lines(matched);
        } else if (matches(STRING_START)) {
            string();
        } else if (matches(NAME)) {
            add(TokenTypes.ofWord(matched), matched);
        } else if (matches(NUMBER)) {
            add(Python3Parser.NUMBER, matched);
        } else if (matches(OPERATOR)) {
            operator();
        } else {
            throw new SyntaxException(line, next == '`' ? "Python 2: backquotes" : "unexpected character " + next);
        }
    }

    private void newLine() {
        position++;
        if (brackets.isEmpty()) {
            add(Python3Parser.NEWLINE, "the end of the line");
            lineStarts = true;
        }
        line++;
    }

    private void string() {
        int start = position - matched.length();
        int end = StringEnd.find(source, start, matched);
        if (end < 0) {
            throw new SyntaxException(line, "a string does not end");
        }
        position = end;
        add(Python3Parser.STRING, source.substring(start, end));
        line += lines(source.substring(start, end));
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
        boolean found = matcher.lookingAt();
        if (found) {
            matched = matcher.group();
            position = matcher.end();
        }
        return found;
    }

    private static int lines(String text) {
        return (int) text.chars().filter(character -> character == '\n').count();
    }

    private void add(int type, String text) {
        var token = new CommonToken(type, text);
        token.setLine(line);
        tokens.add(token);
    }
}
