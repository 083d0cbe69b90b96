// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.codes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import es.upv.dst.roster.Dni;
import es.upv.dst.storage.DirectWriter;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseBuilder;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseType;

/** Tests that each code is drawn once and cannot be predicted from the codes drawn before. */
class CodePoolTest {

    private static final Dni EVA = new Dni("00000001");

    @Test
    void draw_returnsEachOfTenThousandCodesOnce_thenNone() {
        var pool = newPool(new Random(1));
        assertThat(IntStream.range(0, Code.CAPACITY)
                        .mapToObj(number -> draw(pool))
                        .distinct())
                .hasSize(Code.CAPACITY);
        assertThat(pool.issue(EVA, Instant.EPOCH)).isEmpty();
    }

    @Test
    void codesDrawnOneAfterTheOther_areUncorrelated() {
        var pool = newPool(new Random(2));
        var numbers = IntStream.range(0, Code.CAPACITY)
                .map(index -> number(draw(pool)))
                .toArray();
        for (var lag = 1; lag <= 5; lag++) {
            assertThat(correlation(numbers, lag))
                    .as("correlation at lag %d", lag)
                    .isCloseTo(0, within(0.04));
        }
    }

    @Test
    void anotherRandomSeed_drawsOtherCodes() {
        var one = newPool(new Random(3));
        var other = newPool(new Random(4));
        assertThat(first100(one))
                .isNotEqualTo(first100(other))
                .isNotEqualTo(IntStream.range(0, 100).boxed().toList());
    }

    /** The autocorrelation at this lag of a permutation of the numbers from 0 to 9,999. */
    private static double correlation(int[] numbers, int lag) {
        var mean = (Code.CAPACITY - 1) / 2.0;
        var variance = ((double) Code.CAPACITY * Code.CAPACITY - 1) / 12;
        var covariance = IntStream.range(0, numbers.length - lag)
                .mapToDouble(i -> (numbers[i] - mean) * (numbers[i + lag] - mean))
                .average();
        return covariance.orElseThrow() / variance;
    }

    private static List<Integer> first100(CodePool pool) {
        return Stream.generate(() -> number(draw(pool))).limit(100).toList();
    }

    private static int number(Code code) {
        return Integer.parseInt(code.digits().substring(0, 4));
    }

    private static Code draw(CodePool pool) {
        return pool.issue(EVA, Instant.EPOCH).orElseThrow().code();
    }

    private static CodePool newPool(RandomGenerator random) {
        var database = new EmbeddedDatabaseBuilder()
                .setType(EmbeddedDatabaseType.H2)
                .generateUniqueName(true)
                .addScript("db/migration/V1__lab.sql")
                .build();
        var pool = new CodePool(new CodeRepository(new JdbcTemplate(database), DirectWriter.on(database)), random);
        pool.reload();
        return pool;
    }
}
