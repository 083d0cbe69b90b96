// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.originality;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Tests how many programs the cache of analyses holds. */
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

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
