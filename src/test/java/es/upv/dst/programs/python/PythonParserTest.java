// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.python;

import static org.assertj.core.api.Assertions.assertThat;

import es.upv.dst.language.Sentence;
import es.upv.dst.programs.python.ParseResult.Parsed;
import es.upv.dst.programs.python.ParseResult.Refused;
import es.upv.dst.programs.python.syntax.SyntaxTree;
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
                "# only a comment",
                "x = 1",
                "\uFEFFx = 1\r\ny = 2\r",
                "x = 1\r\nif x:\r\n\ty = 2\r\n",
                "x: int = 3\ny: list[str] | None",
                "x = 1_000 + 0xFF + .5 + 1e-3j + 0o17",
                "a, *b = c\nd = e = [*f, 1]\n{**g, 'h': 1}\n{1, 2}",
                "if (n := f(1)) > 2: pass\nelif n: pass\nelse: pass",
                "print(y := 3, *a, sep='', **b)",
                "def f(a, /, b: int = 1, *c, d, e=2, **g) -> None: ...",
                "def f(*, a=1): pass\nf = lambda x, *y, z=1: (x, y)",
                "async def f():\n  async with a() as b, c:\n    async for d in e: await d"
                        + "\n  return [x async for x in y if x]",
                "async def f():\n    async with a as b:\n        return [await y async for y in z]\n",
                "try: pass\nexcept* A as b: pass\nexcept (C, D): pass\nfinally: pass",
                "match a, b.c():\n  case 'x', y if y: pass\n  case {'k': v} | [1, *_]: pass\n"
                        + "match = case = type = 1\nmatch.x",
                "match a, b:\n    case 1, c if d:\n        pass\n    case [x, y]:\n        pass\n",
                "case = 1\nx.case = case\nf(case=case)\nmatch = case",
                "@a.b(1)\n@c\nclass D(E, metaclass=F):\n  '''doc'''\n  x = 1",
                "x = f'{a!r:>{width}} {{b}} {c=} {d[\"e\"]} {f(1, 2)}'",
                "x = f\"{a[\"b\"]}\" + rb'\\d' + u'\\u00f1' 'c'",
                "text = f\"{d[\"a\"]} and {f(\"b\")}\"\n",
                "x = '''a\nb''' \\\n  + 'c'",
                "with open(a) as f, open(b) as g: pass",
                "from . import a\nfrom .b import (c, d as e,)\nimport f.g as h, i\nfrom j import *",
                "global a, b\nassert a, b\ndel a\nraise A from b",
                "while x: pass\nelse: pass\nfor a, (b, c) in d: continue",
                "x[1:2, ::3] = y[:, 0]\nx @= y\nx //= 2",
                "ñ = 'ñ'",
                "año = '\uD83D\uDE00'  # \uD83D\uDE00\n",
                "print",
                "print('a')\nprint\nexec = print\n",
                "def f():\n\tif a:\n\t\tb\n\n# comment\n\n\tc\n"
            })
    void programOfPython3_isAccepted(String source) {
        assertThat(parser.parse(source, SyntaxTree::of)).isInstanceOf(Parsed.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "x = ) ! 1 ! unexpected )",
                "x = (1 ! 1 ! ( is never closed",
                "x = 1|print(|y = 2 ! 2 ! ( is never closed",
                "x = 'a ! 1 ! a string does not end",
                "x = 1|y = 'abc|z = 2 ! 2 ! a string does not end",
                "x = 'a' 'b' 1 ! 1 ! unexpected 1",
                "while|y ! 1 ! unexpected the end of the line",
                "def f(:|    pass ! 1 ! ( is never closed",
                "def f():|x = 1 ! 2 ! unexpected x",
                "x|if y:|z ! 3 ! unexpected z",
                "x = 1|  y = 2 ! 2 ! unexpected an indentation",
                "|  x = 1 ! 2 ! unexpected an indentation",
                "def f():|    x|  y ! 3 ! the indentation is that of no block above",
                "x = 1 $ 2 ! 1 ! unexpected character $",
                "x 'abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz' ! 1"
                        + " ! unexpected 'abcdefghijklmnopqrstuvwxyzabcdefghijklm…"
            })
    void programWithAnError_isRefusedWithItsLine(String source, int line, String reason) {
        assertThat(refusal(parser.parse(lines(source)))).isEqualTo(line + ": " + reason);
    }

    @Test
    void errorInsideAnFString_isRefusedByItsConversionOnly() {
        var source = "y = 1\nx = f'{a b}'";
        assertThat(refusal(parser.parse(source, SyntaxTree::of))).isEqualTo("2: unexpected b");
        assertThat(parser.parse(source)).isInstanceOf(Parsed.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "print 'a' % b ! 1 ! print statement",
                "x = 1|print 'a' ! 2 ! print statement",
                "if a:|  print a ! 2 ! print statement",
                "if x: print x ! 1 ! print statement",
                "print not x ! 1 ! print statement",
                "print >>f, x|y = `z` ! 1 ! print statement",
                "print x|y = 'z ! 1 ! print statement",
                "exec 'a' ! 1 ! exec statement",
                "try:|    pass|except IOError, e:|    pass ! 3 ! except with a comma",
                "try:|    pass|except (A, B), e:|    pass ! 3 ! except with a comma",
                "raise E, 'a' ! 1 ! raise with a comma",
                "x = `y` ! 1 ! backquotes",
                "if x <> 1 ! 1 ! operator <>"
            })
    void programOfPython2_isNamedAsSuch(String source, int line, String construct) {
        assertThat(refusal(parser.parse(lines(source)))).isEqualTo(line + ": Python 2: " + construct);
    }

    @Test
    void commentsNamesAndStrings_areAsWritten() {
        var source = "# \uD83D\uDE00 uno\nx = 'a#b'  # dos \n\n\"\"\"tres\n\"\"\"\n    # cuatro\ny = f(x, \\\n"
                + "    # cinco\n    rb'z') # seis";
        assertThat(parser.parse(source))
                .isInstanceOfSatisfying(
                        Parsed.class,
                        parsed -> assertThat(parsed.value()).isInstanceOfSatisfying(PythonProgram.class, program -> {
                            assertThat(program.comments())
                                    .containsExactly("# \uD83D\uDE00 uno", "# dos", "# cuatro", "# cinco", "# seis");
                            assertThat(program.strings()).containsExactly("'a#b'", "\"\"\"tres\n\"\"\"", "rb'z'");
                            assertThat(program.names()).containsExactly("x", "y", "f", "x");
                        }));
    }

    private static String lines(String source) {
        return source.replace('|', '\n');
    }

    private static String refusal(ParseResult<?> result) {
        return switch (result) {
            case Parsed<?> parsed -> parsed.toString();
            case Refused<?>(int line, Sentence reason) -> line + ": " + reason;
        };
    }
}
