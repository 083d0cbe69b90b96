// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.originality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests which passages are shown as one. */
class PassageTest {

    @Test
    void passagesThatFollowEachOtherInBothPrograms_areMerged() {
        assertThat(Passage.merged(List.of(passage(4, 6, 13, 15), passage(1, 3, 10, 12), passage(6, 8, 16, 18))))
                .containsExactly(passage(1, 8, 10, 18));
    }

    @Test
    void passagesThatFollowEachOtherInOneProgram_areNotMerged() {
        assertThat(Passage.merged(List.of(passage(1, 3, 10, 12), passage(4, 6, 1, 3))))
                .containsExactly(passage(1, 3, 10, 12), passage(4, 6, 1, 3));
    }

    @Test
    void rangeWithoutLines_isRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new LineRange(3, 2));
        assertThatIllegalArgumentException().isThrownBy(() -> new LineRange(0, 2));
    }

    private static Passage passage(int first, int last, int otherFirst, int otherLast) {
        return new Passage(new LineRange(first, last), new LineRange(otherFirst, otherLast));
    }
}
