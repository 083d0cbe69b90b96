// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.originality.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that a program which would take the parser long or much memory is refused soon. */
class HostileProgramTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    static Stream<Arguments> hostilePrograms() {
        return Stream.of(
                Arguments.of("x = " + "(\n".repeat(5_000), "has more than 30 nested brackets"),
                Arguments.of("x = '" + "a".repeat(90_000) + "'", "has a line of more than 5,000 characters"),
                Arguments.of("x = 1\n".repeat(20_000), "has more than 100,000 characters"),
                Arguments.of("x\n".repeat(20_000), "has more than 10,000 tokens"),
                Arguments.of("'''\n".repeat(24_999), "has more than 10,000 tokens"),
                Arguments.of("x = a" + ".b(1)".repeat(450), "has a statement of more than 2,000 tokens"),
                Arguments.of(nestedBlocks(60), "has more than 50 nested blocks"),
                Arguments.of("x = " + "-".repeat(1_900) + "1", "too intricate for the parser"),
                Arguments.of("\u0000\u0001", "syntax error: unexpected '\u0000'"),
                Arguments.of("\uD800", "syntax error: unexpected '\uD800'"));
    }

    @ParameterizedTest
    @MethodSource("hostilePrograms")
    void hostileProgram_isRefusedSoon(String text, String reason) {
        assertThat(assertTimeout(SOON, () -> new PythonParser().parse(text)))
                .isInstanceOfSatisfying(
                        ParseResult.Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(reason));
    }

    @ParameterizedTest
    @ValueSource(strings = {"f(%s)", "{%s}", "[%s]", "(%s, 1)", "(a if b else %s)", "f(a=%s)", "{1: %s}", "x[1:%s]"})
    void deepestNesting_isParsedSoon(String level) {
        var text = "1";
        for (int i = 0; i < 30; i++) {
            text = level.formatted(text);
        }
        var program = "x = " + text + "\n";
        assertThat(assertTimeout(SOON, () -> new PythonParser().parse(program.repeat(20))))
                .isInstanceOf(ParseResult.Parsed.class);
    }

    @Test
    void deepChains_areParsedSoon() {
        for (var link : new String[] {"not ", "1 if 1 else ", "lambda: ", "1 ** "}) {
            var program = "x = " + link.repeat(300) + "1\n";
            assertThat(assertTimeout(SOON, () -> new PythonParser().parse(program)))
                    .as(link)
                    .isInstanceOf(ParseResult.Parsed.class);
        }
    }

    private static String nestedBlocks(int depth) {
        var text = new StringBuilder();
        for (int i = 0; i < depth; i++) {
            text.repeat(' ', i).append("if x:\n");
        }
        return text.repeat(' ', depth).append("y\n").toString();
    }
}
