// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.originality;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Measures what docs/originality.md reports. Not a test: dev/originality/run runs it, and prints what it writes. */
class OriginalityReport {

    private static final Path REPORT = Path.of("target/originality.md");
    private static final int PROGRAMS = 400;

    private final StringBuilder report = new StringBuilder();

    @Test
    void measure(@TempDir Path folder) throws Exception {
        try (var comparison = new ProgramComparison(() -> false)) {
            var development = Corpus.half("development");
            var ours = Methods.dstLab(development, comparison);
            var plain = Methods.jplagAtDefaults(development, created(folder, "plain"));
            var merging = Methods.jplagWithMerging(development, created(folder, "merging"));
            print("development", List.of(ours, plain, merging));
            var heldout = Corpus.half("heldout");
            print(
                    "heldout",
                    List.of(
                            Methods.dstLab(heldout, comparison),
                            Methods.jplagAtDefaults(heldout, created(folder, "plain-2"))
                                    .withThreshold(plain.threshold()),
                            Methods.jplagWithMerging(heldout, created(folder, "merging-2"))
                                    .withThreshold(merging.threshold())));
        }
        try (var comparison = new ProgramComparison(() -> false)) {
            printTimes(comparison);
        }
        Files.writeString(REPORT, report);
    }

    private void print(String half, List<Evaluation> methods) {
        line("### %s half", half);
        line("");
        line("| kind | dst-lab: recall | precision | JPlag at its defaults: recall | precision "
                + "| JPlag with merging and base code: recall | precision |");
        line("|---|---|---|---|---|---|---|");
        for (var kind : methods.getFirst().corpus().kinds()) {
            var row = new StringBuilder("| " + kind + " |");
            methods.forEach(method -> row.append(" %s | %s |".formatted(method.recall(kind), method.precision(kind))));
            line("%s", row);
        }
        var row = new StringBuilder("| independent pairs flagged |");
        methods.forEach(method -> row.append(
                " %d/%d | |".formatted(method.flaggedIndependentPairs().size(), method.independentPairs())));
        line("%s", row);
        var highest = new StringBuilder("| highest independent score, threshold |");
        methods.forEach(method -> highest.append(" %s | %.2f |".formatted(highest(method), method.threshold())));
        line("%s", highest);
        var required = new ArrayList<>(methods.getFirst().corpus().kinds());
        required.removeAll(List.of("two-sources", "paraphrase"));
        var lowest = new StringBuilder("| lowest score of the other kinds |");
        methods.forEach(method -> lowest.append(" %.2f | |".formatted(method.lowestScore(required))));
        line("%s", lowest);
        line("");
    }

    /** Lower scores are not in a result. */
    private static String highest(Evaluation method) {
        double score = method.highestIndependentScore();
        return score == 0 ? "below " + SimilarPair.LOWEST : String.format(Locale.ROOT, "%.2f", score);
    }

    private void printTimes(ProgramComparison comparison) {
        var programs = Corpus.classOf(PROGRAMS);
        var added = new ComparedProgram("added", programs.getFirst().source() + "numero = 1\n");
        line("| what | seconds |");
        line("|---|---|");
        time("400 programs, all against all, none parsed before", () -> comparison.compareAll(programs));
        time("400 programs, all against all, again", () -> comparison.compareAll(programs));
        time("a new one against 400", () -> comparison.compareOne(added, programs));
        try (var restarted = new ProgramComparison(() -> false)) {
            time("a new one against 400, none parsed before", () -> restarted.compareOne(added, programs));
        }
        long peak = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .mapToLong(pool -> pool.getPeakUsage().getUsed())
                .sum();
        line("");
        line(
                "Heap: at most %d MB used, garbage included, of %d MB.",
                megabytes(peak), megabytes(Runtime.getRuntime().maxMemory()));
    }

    private void time(String what, Supplier<ComparisonResult> call) {
        long start = System.nanoTime();
        var result = call.get();
        line("| %s (%d pairs) | %.1f |", what, result.pairs().size(), (System.nanoTime() - start) / 1e9);
    }

    private void line(String format, Object... arguments) {
        report.append(String.format(Locale.ROOT, format, arguments)).append('\n');
    }

    private static long megabytes(long bytes) {
        return bytes / (1024 * 1024);
    }

    private static Path created(Path folder, String name) throws IOException {
        return Files.createDirectory(folder.resolve(name));
    }
}
