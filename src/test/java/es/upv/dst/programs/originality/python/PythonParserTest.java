// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.originality.python;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests which programs are accepted, and the line and the reason for which others are refused. */
class PythonParserTest {

    private final PythonParser parser = new PythonParser();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x = 1",
                "\uFEFFx = 1\n",
                "x = 1\r\nif x:\r\n\ty = 2\r\n",
                "if (n := 10) > 5:\n    pass\n",
                "wait = 1_000\n",
                "text = f\"{d[\"a\"]} and {f(\"b\")}\"\n",
                "def f(a, /, b, *, c=1) -> None: ...\n",
                "case = 3\nx.case = case\nmatch = case\n",
                "match a, b:\n    case 1, c if d:\n        pass\n    case [x, y]:\n        pass\n",
                "async def f():\n    async with a as b:\n        return [await y async for y in z]\n",
                "print('a')\nprint\nexec = print\n",
                "año = '\uD83D\uDE00'  # \uD83D\uDE00\n"
            })
    void programOfPython3_isAccepted(String text) {
        assertThat(parser.parse(text)).isInstanceOf(ParseResult.Parsed.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "x = (1 ! 1 ! syntax error: the program ends too early",
                "x = 'a ! 1 ! syntax error: a string is not closed",
                "while|y ! 1 ! syntax error: the line ends too early",
                "x|if y:|z ! 3 ! syntax error: unexpected 'z'",
                "x|    y ! 2 ! syntax error: the line is indented too far",
                "def f(:|    pass ! 1 ! syntax error: unexpected ':'",
                "x = 1 ? 2 ! 1 ! syntax error: unexpected '?'"
            })
    void programWithAnError_isRefusedWithItsLine(String text, int line, String reason) {
        assertThat(parser.parse(text.replace('|', '\n'))).isEqualTo(new ParseResult.Refused(line, reason));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "x = 1|print 'a' ! 2 ! print statement",
                "if x: print x ! 1 ! print statement",
                "print >>f, x|y = `z` ! 1 ! print statement",
                "exec 'a' ! 1 ! exec statement",
                "try:|    pass|except IOError, e:|    pass ! 3 ! except with a comma",
                "x = `y` ! 1 ! backticks",
                "if x <> 1 ! 1 ! operator <>"
            })
    void programOfPython2_isNamedAsSuch(String text, int line, String construct) {
        assertThat(parser.parse(text.replace('|', '\n')))
                .isEqualTo(new ParseResult.Refused(line, "Python 2: " + construct));
    }

    @Test
    void commentsNamesAndStrings_haveTheirLines() {
        var text =
                "# \uD83D\uDE00 uno\nx = 'a#b'  # dos\n\n\"\"\"tres\n\"\"\"\n    # cuatro\ny = x \\\n    + 1 # cinco";
        assertThat(parser.parse(text))
                .isInstanceOfSatisfying(
                        ParseResult.Parsed.class,
                        parsed -> assertThat(parsed.program().lexemes())
                                .filteredOn(lexeme -> lexeme.kind() != Lexeme.Kind.OTHER)
                                .extracting(lexeme -> lexeme.line() + " " + lexeme.kind() + " " + lexeme.text())
                                .containsExactly(
                                        "1 COMMENT # \uD83D\uDE00 uno",
                                        "2 NAME x",
                                        "2 STRING 'a#b'",
                                        "2 COMMENT # dos",
                                        "4 STRING \"\"\"tres\n\"\"\"",
                                        "6 COMMENT # cuatro",
                                        "7 NAME y",
                                        "7 NAME x",
                                        "8 COMMENT # cinco"));
    }
}
