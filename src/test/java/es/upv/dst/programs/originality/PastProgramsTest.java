// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.originality;

import static es.upv.dst.programs.originality.ProgramComparisonTest.FIRST;
import static es.upv.dst.programs.originality.ProgramComparisonTest.OTHER;
import static es.upv.dst.programs.originality.ProgramComparisonTest.RENAMED;
import static es.upv.dst.programs.originality.ProgramComparisonTest.programs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** Tests the comparison with the programs of past courses. */
@TestInstance(Lifecycle.PER_CLASS)
class PastProgramsTest {

    private ProgramComparison comparison;

    @BeforeAll
    void start() {
        comparison = new ProgramComparison(() -> false);
    }

    @AfterAll
    void stop() {
        comparison.close();
    }

    @Test
    void pastPrograms_areComparedWithCurrentOnes_butNotWithEachOther() {
        var past = List.of(new ComparedProgram("a1", FIRST), new ComparedProgram("a2", FIRST));
        var current = programs(RENAMED, FIRST);
        var all = Stream.concat(past.stream(), current.stream()).toList();
        var expected = comparison.compareAll(all).pairs().stream()
                .filter(pair -> !pair.second().startsWith("a"))
                .toList();
        assertThat(expected).isNotEmpty();
        assertThat(comparison.compareAll(past, current).pairs()).containsExactlyInAnyOrderElementsOf(expected);
    }

    /** They would be 45 million pairs. */
    @Test
    void manyPastPrograms_needNoMemoryForTheirPairs() {
        var past = IntStream.range(0, 9_500)
                .mapToObj(number -> new ComparedProgram("a" + number, "x%d = 1\n".formatted(number)))
                .toList();
        assertThat(assertTimeout(Duration.ofMinutes(2), () -> comparison.compareAll(past, programs(OTHER)))
                        .pairs())
                .isEmpty();
    }
}
