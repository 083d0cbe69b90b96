// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.originality;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Tests which programs form a group. */
class ClustersTest {

    @Test
    void programsThatSuspiciousPairsConnect_areOneCluster() {
        assertThat(Clusters.of(
                        List.of(pair("a", "b", 0.9), pair("d", "c", 0.5), pair("b", "c", SimilarPair.THRESHOLD))))
                .containsExactly(Set.of("a", "b", "c", "d"));
    }

    @Test
    void pairAlone_isNoCluster() {
        assertThat(Clusters.of(List.of(pair("a", "b", 0.9), pair("b", "a", 0.9))))
                .isEmpty();
    }

    @Test
    void pairBelowTheThreshold_connectsNothing() {
        assertThat(Clusters.of(List.of(pair("a", "b", 0.9), pair("b", "c", 0.44))))
                .isEmpty();
    }

    @Test
    void largestCluster_isTheFirstOne() {
        var pairs =
                List.of(pair("a", "b", 1), pair("b", "c", 1), pair("z", "y", 1), pair("y", "x", 1), pair("x", "w", 1));
        assertThat(Clusters.of(pairs)).containsExactly(Set.of("w", "x", "y", "z"), Set.of("a", "b", "c"));
    }

    private static SimilarPair pair(String first, String second, double similarity) {
        return new SimilarPair(first, second, similarity, new Signals(similarity, 0, 0, 0, 0), List.of());
    }
}
