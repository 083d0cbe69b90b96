// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.evidence;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Analyses programs that are made to fill the memory. The analysis ends before it has allocated much. */
class EvaluationMemoryTest {

    /** The heap of the lab has 256 MB. */
    private static final long LIMIT = 150_000_000;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final ProgramAnalyzer analyzer = new ProgramAnalyzer();

    /** A function of many parameters, a call of it with a tuple, and objects of long texts: each by 10,000 paths. */
    static Stream<String> programs() {
        var tuple = "t=(" + "1,".repeat(200) + ")\n";
        return Stream.of(
                calledByManyPaths("def z(%s): pass\n".formatted(list("a%d"::formatted)), "z()"),
                calledByManyPaths(tuple + "def z(%s): pass\n".formatted(list("a%d"::formatted)), "z(*t)"),
                calledByManyPaths(tuple + "def z(*a, **k): pass\n", "z(*t)"),
                calledByManyPaths("def z(): return [%s]\n".formatted(list(EvaluationMemoryTest::text)), "z()"),
                calledByManyPaths(
                        "def z(): return {%s}\n".formatted(list(i -> "'k%d':%s".formatted(i, text(i)))), "z()"),
                IntStream.range(0, 32).mapToObj("a='%d'\n"::formatted).collect(joining())
                        + ("x='" + "{0}".repeat(150) + "'.format(a)\n").repeat(200));
    }

    private static String calledByManyPaths(String function, String call) {
        return function
                + "def y():\n" + " %s\n".formatted(call).repeat(10)
                + "def x():\n" + " y()\n".repeat(10)
                + "def w():\n" + " x()\n".repeat(10)
                + "def v():\n" + " w()\n".repeat(10)
                + "v()\n";
    }

    private static String list(IntFunction<String> element) {
        return IntStream.range(0, 200).mapToObj(element).collect(joining(","));
    }

    private static String text(int number) {
        return "'%s%d'".formatted("a".repeat(500), number);
    }

    @ParameterizedTest
    @MethodSource("programs")
    void manyObjects_endTheAnalysisEarly(String source) {
        long before = threads.getCurrentThreadAllocatedBytes();
        var evidence = analyzer.analyze(source);
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(LIMIT);
        assertIncomplete(evidence);
    }

    /** As in a request of HTTP. The JVM does not count what a virtual thread allocates. */
    @ParameterizedTest
    @MethodSource("programs")
    void manyObjectsOnAVirtualThread_endTheAnalysisEarly(String source) {
        assertIncomplete(CompletableFuture.supplyAsync(() -> analyzer.analyze(source), Thread::startVirtualThread)
                .join());
    }

    private static void assertIncomplete(ProgramEvidence evidence) {
        assertThat(evidence.problem()).isEmpty();
        assertThat(evidence.of(ProgramStep.CONNECTS).reasons())
                .anyMatch(reason -> reason.form() == StepReason.INCOMPLETE);
    }
}
