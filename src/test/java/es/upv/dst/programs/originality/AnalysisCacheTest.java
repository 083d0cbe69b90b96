// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.originality;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Tests how many programs the cache of analyses holds, and which take too much of it. */
class AnalysisCacheTest {

    private static final Path CORPUS =
            Path.of("src/test/resources/es/upv/dst/programs/originality/corpus/development/independent");

    @Test
    void capacity_isEnoughForTenVersionsOfTheProgramsOfAClassOf400() throws Exception {
        var cache = new AnalysisCache();
        try (var files = Files.list(CORPUS)) {
            var weight = files.map(AnalysisCacheTest::read)
                    .mapToInt(source -> AnalysisCache.weight(source, cache.of(source)))
                    .summaryStatistics();
            assertThat(weight.getCount()).isEqualTo(12);
            assertThat(weight.getAverage() * 400 * 10).isLessThan(AnalysisCache.CAPACITY);
        }
    }

    /** A class of such programs would fill the memory, because a comment takes the memory of several tokens. */
    @Test
    void programOfManyDifferentComments_isNotCompared() {
        assertThat(new AnalysisCache().of(programWithComments(19_000)))
                .isInstanceOfSatisfying(
                        Analysis.Refused.class,
                        refused -> assertThat(refused.reason()).startsWith("too many different"));
    }

    @Test
    void manyDifferentComments_haveAWeight() {
        var cache = new AnalysisCache();
        var program = programWithComments(1_500);
        assertThat(cache.of(program)).isInstanceOf(Analysis.Complete.class);
        assertThat(AnalysisCache.weight(program, cache.of(program)))
                .isGreaterThan(program.length() / 100 + 1_500 / 3 - 1);
    }

    private static String programWithComments(int number) {
        var comments = IntStream.range(0, number).mapToObj("#%08d\n"::formatted).collect(Collectors.joining());
        return "f(1)\n".repeat(20) + comments;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
