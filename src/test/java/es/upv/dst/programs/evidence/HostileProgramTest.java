// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.evidence;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Analyses programs that are made to exhaust time or the stack. Each ends; none throws. */
class HostileProgramTest {

    /** Half of what a thread has by default. */
    private static final int STACK = 512 << 10;

    /** Twenty times what the slowest takes on an idle machine. */
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private static final Path PROGRAMS = Path.of("src/test/resources/es/upv/dst/programs/evidence");

    private final ProgramAnalyzer analyzer = new ProgramAnalyzer();

    static Stream<String> programs() {
        return Stream.of(
                "(".repeat(50_000),
                "x=" + "(".repeat(39) + "1" + ")".repeat(39) + "\n",
                ("x=" + "f(".repeat(39) + "1" + ")".repeat(39) + "\n").repeat(140),
                "x=" + "[{1:".repeat(19) + "1" + "}]".repeat(19) + "\n",
                "x=" + "not ".repeat(40_000) + "1\n",
                "x=" + "1+".repeat(9_000) + "1\n",
                ("x=" + "a+".repeat(119) + "1\n").repeat(100),
                "x=" + "2**".repeat(9_000) + "2\n",
                "x=" + "-".repeat(19_000) + "2\n",
                "x=" + "lambda:".repeat(9_000) + "1\n",
                "x=" + "1 if 2 else ".repeat(9_000) + "1\n",
                "[x " + "for x in y ".repeat(3_000) + "]\n",
                "x=" + "'a' ".repeat(15_000) + "\n",
                "x" + ".y".repeat(9_000) + "\n",
                "x" + "()".repeat(9_000) + "\n",
                "x" + "[0]".repeat(6_000) + "\n",
                "@a\n".repeat(6_000) + "def f(): pass\n",
                "if a: pass\n" + "elif a: pass\n".repeat(3_000),
                "a=".repeat(9_000) + "1\n",
                "match x:\n case " + "[".repeat(5_000) + "\n",
                "match x:\n case " + "[".repeat(39) + "y" + "]".repeat(39) + ": pass\n",
                "x=" + "-".repeat(118) + "2\n",
                "x=" + "not ".repeat(118) + "2\n",
                "x=" + "1 if 2 else ".repeat(59) + "1\n",
                "x=" + "lambda:".repeat(118) + "1\n",
                "[x " + "for x in y ".repeat(110) + "]\n",
                blocks(500),
                blocks(29),
                "f'{".repeat(20_000),
                "f'{\"".repeat(20_000),
                "f'''{".repeat(20_000),
                "x=f'" + "{a}".repeat(30_000) + "'\n",
                "x=f\"\"\"{" + "'\\".repeat(99_000) + " \"\"\"\n",
                "\"\"\"".repeat(30_001),
                "\\\n".repeat(90_000),
                "\t".repeat(100_000) + "x",
                "\0\1\uFFFF\uD800",
                "x".repeat(300_000));
    }

    static Stream<String> evaluations() {
        return Stream.of(
                "a=b\nb=a\nclient.publish(a,b)\n",
                "def f(x): return f(x)+f(x+'a')\nf('b')\n",
                "def f(): return g()\ndef g(): return f()\nf()\n",
                IntStream.range(0, 60)
                        .mapToObj(i -> "def f%d(x): return f%d(x+'a')+f%d(x+'b')\n".formatted(i, i + 1, i + 1))
                        .collect(joining("", "", "f0('')\n")),
                "s='a'\nwhile 1:\n  s=s+s\n  s+='b'\n  t=f'{s}{s};{s}'\n",
                "d={}\nwhile 1:\n  d[d]=d\n  d=[d,d]\n  d=d+[d]\n  e=';'.join(d)\n"
                        + "  x=x.x\n  f=lambda: f\n  f=f()\n",
                "from functools import partial\ndef f(*a): return partial(f,*a)\n"
                        + "while 1:\n  f=partial(f,f)\n  f=f(f)\n",
                "class A(A): pass\nclass B(A): pass\nclass A(B):\n def __init__(s): s.x=A()\nA().x.x.x.y()\n",
                "x='" + "{}".repeat(200) + "'.format(" + "y,".repeat(200) + ")\n",
                "x='" + "a".repeat(500) + "'.replace('a','" + "b".repeat(500) + "')\n",
                IntStream.range(0, 40)
                                .mapToObj(i -> "x='" + i + "'\ny='" + i + "'\n")
                                .collect(joining())
                        + "z=x+y+x+y\nz=z+z\n".repeat(500),
                manyTextsInManyRounds(),
                "a='%" + "0".repeat(598) + "'\n" + "a%1\n".repeat(4_900) + "b=c\nc=d\nd=e\ne=f\nf=1\n",
                "a='{" + "0".repeat(598) + "'\n" + "a.format()\n".repeat(3_300) + "b=c\nc=d\nd=e\ne=f\nf=1\n");
    }

    /** Each of 9,000 lines builds a text. The names are assigned in the reverse order, so that all rounds are run. */
    private static String manyTextsInManyRounds() {
        return "f';;'\n".repeat(9_000)
                + IntStream.range(0, 20)
                        .mapToObj(i -> "c%d=c%d\n".formatted(i, i + 1))
                        .collect(joining())
                + "c20='z'\n";
    }

    private static String blocks(int count) {
        return IntStream.rangeClosed(0, count)
                .mapToObj(i -> " ".repeat(i) + (i == count ? "x=1\n" : "if a:\n"))
                .collect(joining());
    }

    @ParameterizedTest
    @MethodSource({"programs", "evaluations"})
    void hostileProgram_isAnsweredInTimeOnASmallStack(String source) {
        var answer = new CompletableFuture<ProgramEvidence>();
        var thread = new Thread(null, () -> answer.complete(analyzer.analyze(source)), "analysis", STACK);
        thread.setUncaughtExceptionHandler((failed, error) -> answer.completeExceptionally(error));
        thread.start();
        var evidence = answer.orTimeout(LIMIT.toSeconds(), TimeUnit.SECONDS).join();
        assertThat(evidence.isComplete()).isFalse();
        assertThat(evidence.problem().filter(HostileProgramTest::isFailure)).isEmpty();
    }

    private static boolean isFailure(SyntaxProblem problem) {
        return problem.reason().form().key().equals("SyntaxReason.PARSER_FAILS");
    }

    @Test
    void changedPrograms_areAnswered() throws IOException {
        var random = new Random(20261129);
        var sources = sources();
        for (int i = 0; i < 1_000; i++) {
            var source = changed(sources, random);
            assertThat(analyzer.analyze(source).problem().filter(HostileProgramTest::isFailure))
                    .as(source)
                    .isEmpty();
        }
    }

    private static List<String> sources() throws IOException {
        var sources = new ArrayList<String>();
        try (var files = Files.list(PROGRAMS).sorted()) {
            for (var file : files.toList()) {
                sources.add(Files.readString(file));
            }
        }
        return sources;
    }

    /** Deletes, moves, and inserts at random places. */
    private static String changed(List<String> sources, Random random) {
        var text = new StringBuilder(sources.get(random.nextInt(sources.size())));
        for (int changes = random.nextInt(5); changes >= 0; changes--) {
            int start = random.nextInt(text.length() + 1);
            int end = Math.min(text.length(), start + random.nextInt(40));
            var part = text.substring(start, end);
            switch (random.nextInt(4)) {
                case 0 -> text.delete(start, end);
                case 1 -> text.insert(random.nextInt(text.length() + 1), part);
                case 2 -> text.insert(start, "()[]{}'\":;,=.\n\t \\f%@*-~".charAt(random.nextInt(23)));
                default -> {
                    var other = sources.get(random.nextInt(sources.size()));
                    int from = random.nextInt(other.length());
                    text.insert(start, other, from, Math.min(other.length(), from + 60));
                }
            }
        }
        return text.toString();
    }
}
