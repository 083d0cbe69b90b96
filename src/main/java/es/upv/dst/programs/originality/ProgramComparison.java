// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.originality;

import es.upv.dst.programs.originality.jplag.StructureComparison;
import es.upv.dst.programs.originality.signal.BaseCode;
import es.upv.dst.programs.originality.signal.Features;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Compares programs with each other. Never executes them, and needs neither files nor tables. Any text is a program to
 * compare; what cannot be compared is in the result, with the reason. A call returns when the comparison is complete.
 * All calls together use few threads, which pause most of the time while the lab is busy. Do not call it from a thread
 * that serves students.
 */
public final class ProgramComparison implements AutoCloseable {

    /** Enough for the deepest nesting that the parser accepts. */
    private static final int STACK_BYTES = 16 * 1024 * 1024;

    private final AnalysisCache analyses = new AnalysisCache();
    private final Features baseCode = BaseCode.read();
    private final int threads = Math.max(1, Runtime.getRuntime().availableProcessors() - 1);
    private final ExecutorService executor = Executors.newFixedThreadPool(threads, ProgramComparison::thread);
    private final BooleanSupplier busy;

    /** @param busy whether students are being served now */
    public ProgramComparison(BooleanSupplier busy) {
        this.busy = busy;
    }

    /** Compares all programs with each other. In a pair, the one that is earlier in the list is the first one. */
    public ComparisonResult compareAll(List<ComparedProgram> all) {
        return compareAll(List.of(), all);
    }

    /**
     * Compares all current programs with each other and with past ones, but not these with each other. In a pair, a
     * past program is the first one, otherwise the one that is earlier in the list.
     */
    public ComparisonResult compareAll(List<ComparedProgram> past, List<ComparedProgram> current) {
        var run = analyzed(Stream.concat(past.stream(), current.stream()).toList());
        var refused = run.notCompared().stream().map(NotCompared::id).collect(Collectors.toSet());
        var firstCurrent =
                past.stream().filter(program -> !refused.contains(program.id())).count();
        return new ComparisonResult(similar(run, run.size(), (int) firstCurrent), run.notCompared());
    }

    /** Compares a program with earlier ones, but not these with each other. It is the first one of each pair. */
    public ComparisonResult compareOne(ComparedProgram added, List<ComparedProgram> earlier) {
        var run = analyzed(Stream.concat(Stream.of(added), earlier.stream()).toList());
        boolean isCompared =
                run.notCompared().stream().noneMatch(refused -> refused.id().equals(added.id()));
        return new ComparisonResult(similar(run, isCompared ? 1 : 0, 1), run.notCompared());
    }

    /** Lets calls in progress complete. */
    @Override
    public void close() {
        executor.shutdown();
    }

    private ClassComparison analyzed(List<ComparedProgram> programs) {
        var results = new Analysis[programs.size()];
        inParallel(part -> analyze(programs, results, part));
        return new ClassComparison(programs, Arrays.asList(results), baseCode);
    }

    /** Analyzes every n-th program, for n threads. Returns the number of programs. */
    private int analyze(List<ComparedProgram> programs, Analysis[] results, int part) {
        var throttle = new BackgroundThrottle(busy);
        var indexes = everyNth(part, programs.size()).toArray();
        for (var i : indexes) {
            results[i] = analyses.of(programs.get(i).source());
            throttle.pauseIfBusy();
        }
        return indexes.length;
    }

    /**
     * Compares the first programs of a run with those behind them.
     *
     * @param firsts how many programs are the first one of a pair
     * @param minSecond the lowest index of the second program of a pair
     */
    private List<SimilarPair> similar(ClassComparison run, int firsts, int minSecond) {
        return inParallel(part -> similar(run, firsts, minSecond, part)).stream()
                .flatMap(List::stream)
                .sorted(Comparator.comparingDouble(SimilarPair::similarity).reversed())
                .toList();
    }

    /** Compares about every n-th pair, for n threads. There is no list of all pairs, which are millions. */
    private List<SimilarPair> similar(ClassComparison run, int firsts, int minSecond, int part) {
        var structures = new StructureComparison();
        var throttle = new BackgroundThrottle(busy);
        return IntStream.range(0, firsts)
                .boxed()
                .flatMap(first -> IntStream.range(Math.max(first + 1, minSecond), run.size())
                        .filter(second -> (first + second) % threads == part)
                        .mapToObj(second -> run.compare(first, second, structures))
                        .peek(_ -> throttle.pauseIfBusy())
                        .flatMap(Optional::stream))
                .toList();
    }

    private IntStream everyNth(int part, int size) {
        return IntStream.iterate(part, i -> i < size, i -> i + threads);
    }

    private <T> List<T> inParallel(IntFunction<T> task) {
        var futures = IntStream.range(0, threads)
                .mapToObj(part -> CompletableFuture.supplyAsync(() -> task.apply(part), executor))
                .toList();
        return futures.stream().map(CompletableFuture::join).toList();
    }

    private static Thread thread(Runnable task) {
        var thread = new Thread(null, task, "program-comparison", STACK_BYTES);
        thread.setDaemon(true);
        thread.setPriority(Thread.MIN_PRIORITY);
        return thread;
    }
}
