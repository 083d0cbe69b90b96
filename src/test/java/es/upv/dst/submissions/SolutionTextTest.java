// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.submissions;

import static org.assertj.core.api.Assertions.assertThat;

import es.upv.dst.submissions.SolutionError.SolutionErrorKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests parsing the text of a solution and the position of each flaw. */
class SolutionTextTest {

    @ParameterizedTest
    @ValueSource(strings = {"93729;Peter Lim;pelim@teleco.upv.es", ";x;", "a; Núria 😀 ;b c"})
    void validSolution_hasNoFlaws(String text) {
        assertThat(Solution.errors(text)).isEmpty();
        assertThat(Solution.parse(text)).isPresent();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "93729,Peter Lim;p@x.es           | SEPARATOR        | 5",
                "93729 Peter Lim p@x.es           | SEPARATOR        | 5",
                "93729;Peter Lim,p@x.es           | SEPARATOR        | 15",
                "Peter Lim                        | TOO_FEW_FIELDS   | 9",
                "''                               | TOO_FEW_FIELDS   | 0",
                "93729;Peter;Lim;p@x.es           | TOO_MANY_FIELDS  | 15",
                "93729;;p@x.es                    | NO_NAME          | 6",
                "93729;  ;p@x.es                  | NO_NAME          | 6"
            })
    void firstFlaw_isFoundAtItsPosition(String text, SolutionErrorKind kind, int at) {
        assertThat(Solution.errors(text)).first().isEqualTo(new SolutionError(kind, at));
        assertThat(Solution.parse(text)).isEmpty();
    }

    @Test
    void eachInvalidCharacter_isReportedAtItsPosition() {
        assertThat(Solution.errors("1;a\nb\u202E😀\uFFFD;c\r"))
                .containsExactly(
                        new SolutionError(SolutionErrorKind.CONTROL, 3),
                        new SolutionError(SolutionErrorKind.CONTROL, 5),
                        new SolutionError(SolutionErrorKind.NOT_UTF_8, 8),
                        new SolutionError(SolutionErrorKind.CONTROL, 11));
        assertThat(Solution.errors("1;a\uD83D;c")).containsExactly(new SolutionError(SolutionErrorKind.CONTROL, 3));
    }

    @Test
    void tooLongText_isReportedAtTheFirstExcessCharacter() {
        var longest = "1;" + "ñ".repeat(510) + ";x";
        assertThat(Solution.errors(longest)).isEmpty();
        assertThat(Solution.errors(longest + "x")).containsExactly(new SolutionError(SolutionErrorKind.TOO_LONG, 514));
        assertThat(Solution.errors("1;" + "ñ".repeat(511) + "€;"))
                .containsExactly(new SolutionError(SolutionErrorKind.TOO_LONG, 513));
        assertThat(Solution.errors("a".repeat(1_022) + "\uD83D\uDE00"))
                .containsExactly(new SolutionError(SolutionErrorKind.TOO_LONG, 1_022));
        assertThat(Solution.errors("\uFFFD".repeat(2_048)))
                .containsExactly(new SolutionError(SolutionErrorKind.TOO_LONG, 341));
        assertThat(Solution.errors("\n".repeat(5_000)))
                .containsExactly(new SolutionError(SolutionErrorKind.TOO_LONG, 1_024));
    }
}
