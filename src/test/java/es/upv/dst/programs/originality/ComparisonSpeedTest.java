// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.originality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Tests that a large class is compared soon. It takes a tenth of these times on a machine without other load. */
class ComparisonSpeedTest {

    @Test
    void fourHundredPrograms_areComparedInAMinuteAndAnotherOneInTwoSeconds() {
        var programs = Corpus.classOf(400);
        var added = new ComparedProgram("added", programs.getFirst().source() + "numero = 1\n");
        try (var comparison = new ProgramComparison(() -> false)) {
            var all = assertTimeout(Duration.ofMinutes(1), () -> comparison.compareAll(programs));
            assertThat(all.notCompared()).isEmpty();
            assertThat(all.pairs()).hasSizeGreaterThan(1_000);
            var one = assertTimeout(Duration.ofSeconds(2), () -> comparison.compareOne(added, programs));
            assertThat(one.pairs()).isNotEmpty();
        }
    }
}
