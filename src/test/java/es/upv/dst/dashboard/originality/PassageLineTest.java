// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.dashboard.originality;

import static org.assertj.core.api.Assertions.assertThat;

import es.upv.dst.programs.similarity.MarkedLine;
import es.upv.dst.programs.similarity.SimilarityRow.PassageLines;
import java.util.List;
import org.junit.jupiter.api.Test;

class PassageLineTest {

    @Test
    void overlappingPassages_haveEachItsOwnStart() {
        var lines = PassageLine.of(
                List.of(new MarkedLine(1, "a", null), new MarkedLine(2, "b", 0), new MarkedLine(3, "c", 0)),
                List.of(new PassageLines(2, 3), new PassageLines(3, 3)));
        assertThat(lines)
                .containsExactly(
                        new PassageLine(1, "a", null, List.of()),
                        new PassageLine(2, "b", 1, List.of(1)),
                        new PassageLine(3, "c", 1, List.of(2)));
    }
}
