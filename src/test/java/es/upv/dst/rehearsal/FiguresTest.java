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
        duplicates.hearCode("11111");
        duplicates.hearCode("22222");
        duplicates.hearVerdict("11111;ACCEPTED");
        duplicates.hearVerdict("11111;ALREADY_USED");
        duplicates.hearVerdict("nonsense");
        assertThat(duplicates.doubled(Set.of("11111", "22222"))).isZero();
        duplicates.hearCode("22222");
        assertThat(duplicates.doubled(Set.of("11111"))).isZero();
        assertThat(duplicates.doubled(Set.of("11111", "22222"))).isEqualTo(1);
        duplicates.hearVerdict("11111;DUPLICATE");
        assertThat(duplicates.doubled(Set.of("11111", "22222"))).isEqualTo(2);
    }

    @Test
    void students_startAtEqualIntervals() {
        var request = new RehearsalRequest(4, 10);
        assertThat(request.beginning(0)).isZero();
        assertThat(request.beginning(3)).isEqualTo(Duration.ofMillis(7_500));
        assertThat(new RehearsalRequest(1_000, 0).beginning(999)).isZero();
    }
}
