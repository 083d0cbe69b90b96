// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.evidence.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import es.upv.dst.programs.evidence.syntax.ParsedSource.Parsed;
import es.upv.dst.programs.evidence.syntax.ParsedSource.Unparsable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SourceParserTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "# only a comment",
                "x = 1",
                "\uFEFFx = 1\r\ny = 2\r",
                "x: int = 3\ny: list[str] | None",
                "x = 1_000 + 0xFF + .5 + 1e-3j + 0o17",
                "a, *b = c\nd = e = [*f, 1]\n{**g, 'h': 1}\n{1, 2}",
                "if (n := f(1)) > 2: pass\nelif n: pass\nelse: pass",
                "print(y := 3, *a, sep='', **b)",
                "def f(a, /, b: int = 1, *c, d, e=2, **g) -> None: ...",
                "def f(*, a=1): pass\nf = lambda x, *y, z=1: (x, y)",
                "async def f():\n  async with a() as b, c:\n    async for d in e: await d"
                        + "\n  return [x async for x in y if x]",
                "try: pass\nexcept* A as b: pass\nexcept (C, D): pass\nfinally: pass",
                "match a, b.c():\n  case 'x', y if y: pass\n  case {'k': v} | [1, *_]: pass\n"
                        + "match = case = type = 1\nmatch.x",
                "case = 1\nx.case = case\nf(case=case)",
                "@a.b(1)\n@c\nclass D(E, metaclass=F):\n  '''doc'''\n  x = 1",
                "x = f'{a!r:>{width}} {{b}} {c=} {d[\"e\"]} {f(1, 2)}'",
                "x = f\"{a[\"b\"]}\" + rb'\\d' + u'\\u00f1' 'c'",
                "x = '''a\nb''' \\\n  + 'c'",
                "with open(a) as f, open(b) as g: pass",
                "from . import a\nfrom .b import (c, d as e,)\nimport f.g as h, i\nfrom j import *",
                "global a, b\nassert a, b\ndel a\nraise A from b",
                "while x: pass\nelse: pass\nfor a, (b, c) in d: continue",
                "x[1:2, ::3] = y[:, 0]\nx @= y\nx //= 2",
                "ñ = 'ñ'",
                "print",
                "def f():\n\tif a:\n\t\tb\n\n# comment\n\n\tc\n"
            })
    void correctProgram_isParsed(String source) {
        assertThat(SourceParser.parse(source)).isInstanceOf(Parsed.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "print 'a' % b ! 1 ! Python 2: print statement",
                "if a:|  print a ! 2 ! Python 2: print statement",
                "exec 'a' ! 1 ! Python 2: exec statement",
                "try:|  x|except E, e:|  pass ! 3 ! Python 2: except with a comma",
                "raise E, 'a' ! 1 ! Python 2: raise with a comma",
                "x = `a` ! 1 ! Python 2: backquotes",
                "x = ) ! 1 ! unexpected )",
                "x = 1|y = 'abc|z = 2 ! 2 ! a string does not end",
                "x = 'a' 'b' 1 ! 1 ! unexpected 1",
                "def f():|x = 1 ! 2 ! unexpected x",
                "x = 1|  y = 2 ! 2 ! unexpected an indentation",
                "def f():|    x|  y ! 3 ! the indentation is that of no block above",
                "x = f'{a b}' ! 1 ! unexpected b",
                "x = 1|print(|y = 2 ! 2 ! ( is never closed",
                "x = 1 $ 2 ! 1 ! unexpected character $"
            })
    void incorrectProgram_isAnsweredWithItsLineAndAReason(String source, int line, String reason) {
        assertThat(SourceParser.parse(source.replace('|', '\n'))).isEqualTo(new Unparsable(line, reason));
    }
}
