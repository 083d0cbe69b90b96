// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.evidence.syntax.token;

import static java.util.stream.Collectors.toUnmodifiableMap;

import de.jplag.python3.grammar.Python3Parser;
import java.util.Map;
import java.util.stream.IntStream;

/** The token types of the grammar, by their text. */
final class TokenTypes {

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
