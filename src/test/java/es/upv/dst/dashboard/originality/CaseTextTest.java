// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.dashboard.originality;

import static org.assertj.core.api.Assertions.assertThat;

import es.upv.dst.dashboard.originality.CaseText.CaseProblem;
import org.junit.jupiter.api.Test;

class CaseTextTest {

    @Test
    void visibleText_isAccepted_withLineFeeds() {
        assertThat(CaseText.BODY.problem("Hola:\r\n\r\n\t¿Puedes venir?", false))
                .isEmpty();
        assertThat(CaseText.lines(" a\r\nb\rc \n")).isEqualTo("a\nb\nc");
    }

    @Test
    void blankText_isRefused_unlessItIsOptional() {
        assertThat(CaseText.NOTE.problem(" \r\n ", false)).hasValue(new CaseProblem("text", "case.problem.NOTE.blank"));
        assertThat(CaseText.SUBJECT.problem("  ", false))
                .hasValue(new CaseProblem("subject", "case.problem.SUBJECT.blank"));
        assertThat(CaseText.NOTE.problem("", true)).isEmpty();
    }

    @Test
    void longText_isRefused_andCarriageReturnsDoNotCount() {
        assertThat(CaseText.NOTE.problem("x".repeat(4_001), false))
                .hasValue(new CaseProblem("text", "case.problem.NOTE.tooLong"));
        assertThat(CaseText.NOTE.problem("x\r\n".repeat(2_000), false)).isEmpty();
    }

    @Test
    void subject_isOneLine_andNoTextHasControlCharacters() {
        assertThat(CaseText.SUBJECT.problem("a\nBcc: b", false))
                .hasValue(new CaseProblem("subject", "case.problem.SUBJECT.control"));
        assertThat(CaseText.BODY.problem("a\0b", false)).hasValue(new CaseProblem("text", "case.problem.BODY.control"));
    }
}
