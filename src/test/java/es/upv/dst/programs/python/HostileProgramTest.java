// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import de.jplag.python3.grammar.Python3Parser;
import es.upv.dst.programs.python.syntax.SyntaxTree;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ListTokenSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tests that a program which would take the parser long or much memory is refused soon. That of the package evidence
 * has more programs, and a small stack.
 */
class HostileProgramTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    static Stream<Arguments> hostilePrograms() {
        return Stream.of(
                Arguments.of("x = " + "(\n".repeat(5_000), "( is never closed"),
                Arguments.of("x = " + "(".repeat(5_000) + ")".repeat(5_000), "an expression is nested too deeply"),
                Arguments.of("x = 1\n".repeat(170_000), "the program has more than 200000 characters"),
                Arguments.of("x = '" + "a".repeat(1_000_000) + "'", "the program has more than 200000 characters"),
                Arguments.of("x\n".repeat(20_000), "the program has more than 20000 tokens"),
                Arguments.of("'''\n".repeat(24_999), "the program has more than 20000 tokens"),
                Arguments.of(nestedBlocks(60), "more than 30 blocks inside each other"),
                Arguments.of("x = " + "-".repeat(1_900) + "1", "an expression is nested too deeply"),
                Arguments.of("x = " + "'a' ".repeat(15_000), "the program is too large to be read"),
                Arguments.of("\u0000\u0001", "unexpected character \u0000"),
                Arguments.of("x = 1\n\u0000", "unexpected character \u0000"),
                Arguments.of("\uD800", "unexpected character \uD800"));
    }

    @ParameterizedTest
    @MethodSource("hostilePrograms")
    void hostileProgram_isRefusedSoon(String text, String reason) {
        assertThat(assertTimeout(SOON, () -> new PythonParser().parse(text)))
                .isInstanceOfSatisfying(
                        ParseResult.Refused.class,
                        refused -> assertThat(refused.reason()).hasToString(reason));
    }

    /** Python itself has no limit of the line. A notebook may have a picture as one string. */
    @Test
    void longLine_isAccepted() {
        assertThat(assertTimeout(SOON, () -> new PythonParser().parse("x = '" + "a".repeat(190_000) + "'")))
                .isInstanceOf(ParseResult.Parsed.class);
    }

    /** No quote of the field is closed. */
    @Test
    void formattedTextOfManyQuotes_isReadSoon() {
        var program = "x = f\"\"\"{" + "'\\".repeat(99_000) + " \"\"\"\n";
        assertThat(assertTimeout(Duration.ofSeconds(5), () -> new PythonParser().parse(program, SyntaxTree::of)))
                .isInstanceOf(ParseResult.Refused.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"f(%s)", "{%s}", "[%s]", "(%s, 1)", "(a if b else %s)", "f(a=%s)", "{1: %s}", "x[1:%s]"})
    void deepestNesting_isParsedSoon(String level) {
        var text = "1";
        for (int i = 0; i < 24; i++) {
            text = level.formatted(text);
        }
        var program = "x = " + text + "\n";
        assertThat(assertTimeout(SOON, () -> new PythonParser().parse(program.repeat(20))))
                .isInstanceOf(ParseResult.Parsed.class);
    }

    /** Each token behind other brackets needs a prediction of its own, which the parser would keep for all programs. */
    @Test
    void randomNesting_isRefusedBeforeItsPredictionsFillTheMemory() {
        assertThat(assertTimeout(Duration.ofMinutes(2), () -> new PythonParser().parse(randomNesting(14_000))))
                .isInstanceOfSatisfying(
                        ParseResult.Refused.class,
                        refused -> assertThat(refused.reason()).hasToString("the program is too large to be read"));
        assertThat(keptStates()).isLessThan(20_000);
    }

    private static int keptStates() {
        var decisions =
                new Python3Parser(new CommonTokenStream(new ListTokenSource(List.of()))).getInterpreter().decisionToDFA;
        return Arrays.stream(decisions)
                .mapToInt(decision -> decision.states.size())
                .sum();
    }

    private static String randomNesting(int tokens) {
        var random = new Random(0);
        var text = new StringBuilder("x = ");
        var open = new ArrayDeque<String>();
        for (int written = 0; written < tokens; written += 2) {
            if (open.isEmpty() || open.size() < 36 && random.nextInt(100) < 55) {
                var bracket = random.nextInt(3);
                text.append(List.of("f(", "x[", "{").get(bracket));
                open.push(List.of(")", "]", "}").get(bracket));
            } else {
                text.append("a").append(open.pop()).append(open.isEmpty() ? "+" : ",");
            }
        }
        return text + "a" + String.join("", open) + "\n";
    }

    @ParameterizedTest
    @ValueSource(strings = {"not ", "1 if 1 else ", "lambda: ", "1 ** "})
    void deepChain_isParsedSoon(String link) {
        assertThat(assertTimeout(SOON, () -> new PythonParser().parse("x = " + link.repeat(60) + "1\n")))
                .isInstanceOf(ParseResult.Parsed.class);
    }

    private static String nestedBlocks(int depth) {
        var text = new StringBuilder();
        for (int i = 0; i < depth; i++) {
            text.repeat(' ', i).append("if x:\n");
        }
        return text.repeat(' ', depth).append("y\n").toString();
    }
}
