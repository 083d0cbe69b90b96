// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.similarity;

import static org.assertj.core.api.Assertions.assertThat;

import es.upv.dst.programs.originality.LineRange;
import java.util.List;
import org.junit.jupiter.api.Test;

class MarkedLineTest {

    @Test
    void lines_haveTheIndexOfTheFirstPassageThatContainsThem() {
        var passages = List.of(new LineRange(2, 3), new LineRange(3, 4));
        assertThat(MarkedLine.of("a\nb\nc\nd\ne\n", passages))
                .containsExactly(
                        new MarkedLine(1, "a", null),
                        new MarkedLine(2, "b", 0),
                        new MarkedLine(3, "c", 0),
                        new MarkedLine(4, "d", 1),
                        new MarkedLine(5, "e", null));
    }

    @Test
    void passageBeyondTheEnd_marksNothing() {
        assertThat(MarkedLine.of("a\n\nb", List.of(new LineRange(9, 10))))
                .extracting(MarkedLine::text)
                .containsExactly("a", "", "b");
        assertThat(MarkedLine.of("", List.of())).isEmpty();
    }
}
