// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.python;

import static java.util.stream.Collectors.toUnmodifiableMap;

import de.jplag.python3.grammar.Python3Parser;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** The token types of the grammar: the pattern of each, and the type of each fixed text. */
final class TokenTypes {

    static final Pattern BLANK = Pattern.compile("(?:[ \\t\\f]|\\\\\\n)++");
    static final Pattern STRING_START = Pattern.compile("(?:[rbuftRBUFT]{0,2})(?:\"\"\"|'''|\"|')");
    static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{M}\\p{N}_]*+");
    static final Pattern NUMBER = Pattern.compile(
            "0[xXoObB][0-9a-fA-F_]++|(?:[0-9][0-9_]*+(?:\\.[0-9_]*+)?|\\.[0-9][0-9_]*+)(?:[eE][-+]?[0-9]++)?[jJ]?");
    static final Pattern OPERATOR = Pattern.compile("\\*\\*=|//=|>>=|<<=|\\.\\.\\.|:=|->|<>|==|!=|<=|>=|[-+*/%@&|^]="
            + "|\\*\\*|//|<<|>>|[-+*/%@&|^~<>=(){},:;.]|[\\[\\]]");

    private static final Map<String, Integer> FIXED = IntStream.rangeClosed(
                    1, Python3Parser.VOCABULARY.getMaxTokenType())
            .filter(type -> Python3Parser.VOCABULARY.getLiteralName(type) != null)
            .boxed()
            .collect(toUnmodifiableMap(TokenTypes::text, type -> type));

    private TokenTypes() {}

    static int ofWord(String word) {
        return FIXED.getOrDefault(word, Python3Parser.NAME);
    }

    /**
     * The grammar has no {@code :=}. With the type of {@code or}, which binds least, its operands are right wherever
     * Python allows it.
     */
    static int ofOperator(String operator) {
        return operator.equals(":=") ? Python3Parser.OR : FIXED.getOrDefault(operator, Python3Parser.UNKNOWN_CHAR);
    }

    private static String text(int type) {
        var quoted = Python3Parser.VOCABULARY.getLiteralName(type);
        return quoted.substring(1, quoted.length() - 1);
    }
}
