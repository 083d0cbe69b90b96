// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Tests the calculations behind a rehearsal report: percentiles, duplicates and start times. */
class FiguresTest {

    @Test
    void percentile_isTheNearestRankOfTheMeasuredTimes() {
        assertThat(Percentiles.of(List.of()).at(50)).isEmpty();
        assertThat(Percentiles.of(List.of(7L)).at(50)).hasValue(7L);
        assertThat(Percentiles.of(List.of(9L, 1L)).at(50)).hasValue(1L);
        assertThat(Percentiles.of(List.of(9L, 1L)).at(99)).hasValue(9L);
        var hundred = Percentiles.of(LongStream.rangeClosed(1, 100).boxed().toList());
        assertThat(hundred.at(50)).hasValue(50L);
        assertThat(hundred.at(99)).hasValue(99L);
    }

    @Test
    void codeOrVerdictReceivedTwice_isCountedAsDuplicate() {
        var duplicates = new DuplicateDetector();
        duplicates.onCode("11111");
        duplicates.onCode("22222");
        duplicates.onVerdict("11111;ACCEPTED");
        duplicates.onVerdict("11111;ALREADY_USED");
        duplicates.onVerdict("nonsense");
        assertThat(duplicates.countDuplicates(Set.of("11111", "22222"))).isZero();
        duplicates.onCode("22222");
        assertThat(duplicates.countDuplicates(Set.of("11111"))).isZero();
        assertThat(duplicates.countDuplicates(Set.of("11111", "22222"))).isEqualTo(1);
        duplicates.onVerdict("11111;DUPLICATE");
        assertThat(duplicates.countDuplicates(Set.of("11111", "22222"))).isEqualTo(2);
    }

    @Test
    void students_startAtEqualIntervals() {
        var request = new RehearsalRequest(4, 10);
        assertThat(request.startDelay(0)).isZero();
        assertThat(request.startDelay(3)).isEqualTo(Duration.ofMillis(7_500));
        assertThat(new RehearsalRequest(1_000, 0).startDelay(999)).isZero();
    }
}
