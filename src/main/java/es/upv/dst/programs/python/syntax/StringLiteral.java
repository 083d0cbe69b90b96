// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.python.syntax;

import es.upv.dst.programs.python.GrammarParser;
import es.upv.dst.programs.python.syntax.Expression.Formatted;
import es.upv.dst.programs.python.syntax.Expression.Literal;
import es.upv.dst.programs.python.syntax.Expression.Other;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The value of a string literal, and the parts of an f-string. */
final class StringLiteral {

    private static final int MAX_DEPTH = 3;

    private final GrammarParser parser;
    private final int line;
    private final int depth;
    private final boolean raw;
    private final boolean formatted;
    private final String content;

    StringLiteral(GrammarParser parser, String token, int line, int depth) {
        this.parser = parser;
        this.line = line;
        this.depth = depth;
        int letters = (int) token.chars().takeWhile(Character::isLetter).count();
        var prefix = token.substring(0, letters).toLowerCase(Locale.ROOT);
        raw = prefix.contains("r");
        formatted = prefix.contains("f") || prefix.contains("t");
        var quoted = token.substring(letters);
        int quotes = quoted.startsWith("\"\"\"") || quoted.startsWith("'''") ? 3 : 1;
        content = quoted.substring(quotes, quoted.length() - quotes);
    }

    Expression value() {
        return formatted ? new Formatted(line, parts()) : new Literal(line, raw ? content : unescaped(content));
    }

    private List<Expression> parts() {
        var parts = new ArrayList<Expression>();
        var text = new StringBuilder();
        for (int i = 0; i < content.length(); i++) {
            char c = content.charAt(i);
            if ((c == '{' || c == '}') && content.startsWith("" + c + c, i)) {
                text.append(c);
                i++;
            } else if (c == '{') {
                parts.add(new Literal(line, raw ? text.toString() : unescaped(text.toString())));
                text.setLength(0);
                int end = FormatField.end(content, i + 1);
                parts.add(field(content.substring(i + 1, end)));
                i = end;
            } else {
                text.append(c);
            }
        }
        parts.add(new Literal(line, raw ? text.toString() : unescaped(text.toString())));
        return parts;
    }

    private Expression field(String field) {
        return depth >= MAX_DEPTH
                ? new Other(line, List.of())
                : new ExpressionBuilder(parser, depth + 1)
                        .testlist(parser.expression(FormatField.expression(field), line));
    }

    private static String unescaped(String text) {
        if (text.indexOf('\\') < 0) {
            return text;
        }
        var result = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) != '\\' || i + 1 == text.length()) {
                result.append(text.charAt(i));
                continue;
            }
            char c = text.charAt(++i);
            int digits = c == 'x' ? 2 : c == 'u' ? 4 : 0;
            if (digits > 0 && i + digits < text.length() && isHexadecimal(text.substring(i + 1, i + 1 + digits))) {
                result.append((char) Integer.parseInt(text.substring(i + 1, i + 1 + digits), 16));
                i += digits;
            } else {
                result.append(
                        switch (c) {
                            case 'n' -> "\n";
                            case 't' -> "\t";
                            case 'r' -> "\r";
                            case '\n' -> "";
                            case '\\', '\'', '"' -> String.valueOf(c);
                            default -> "\\" + c;
                        });
            }
        }
        return result.toString();
    }

    private static boolean isHexadecimal(String text) {
        return text.chars().allMatch(c -> Character.digit(c, 16) >= 0);
    }
}
