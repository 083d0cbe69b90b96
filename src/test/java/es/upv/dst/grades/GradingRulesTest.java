// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.grades;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import es.upv.dst.grades.GradesProperties.LateRule;
import es.upv.dst.grades.HandedInProgram.CaseState;
import es.upv.dst.grades.HandedInProgram.Decision;
import es.upv.dst.grades.certification.Certification;
import es.upv.dst.grades.certification.StudentMatch.MatchedBy;
import es.upv.dst.roster.Dni;
import es.upv.dst.roster.Student;
import es.upv.dst.submissions.Solution;
import es.upv.dst.submissions.accepted.AcceptedSubmission;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests the grades by the configured rules, and the sentences that explain them. */
class GradingRulesTest {

    private static final Student ANA = new Student(new Dni("00000001"), "Ana", "a@b.es");
    private static final Instant NOON = Instant.parse("2026-11-12T11:00:00Z");
    private static final Instant LATE = NOON.plusMillis(1);
    private static final String DEADLINE = "2026-11-12T12:00:00+01:00";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            certified | program   | late   | seconds | sentence
            false     | NONE      | FULL   |  0 | 0: not certified; no program
            false     | ACCEPTED  | FULL   |  0 | 0: not certified; program accepted
            true      | NONE      | FULL   |  0 | 0.3: certified on 2026-11-12 12:00, code 12340; no program
            true      | UNDECIDED | FULL   |  0 | 0.3: certified on 2026-11-12 12:00, code 12340; program undecided
            true      | REJECTED  | FULL   |  0 | 0.3: certified on 2026-11-12 12:00, code 12340; program rejected
            true      | ACCEPTED  | NONE   |  0 | 0.4: certified on 2026-11-12 12:00, code 12340; program accepted
            true      | NONE      | FULL   |  1 | 0.3: certified on 2026-11-12 12:00, code 12340, \
            after the deadline, which does not change the grade; no program
            true      | ACCEPTED  | NONE   |  1 | 0: certified on 2026-11-12 12:00, code 12340, \
            after the deadline, which counts nothing; program accepted
            true      | NONE      | FACTOR |  1 | 0.15: certified on 2026-11-12 12:00, code 12340, \
            after the deadline, which counts 0.5 of the grade; no program
            """, useHeadersInDisplayName = true)
    void grade_followsTheRules_andIsExplained(
            boolean certified, Decision program, LateRule late, int seconds, String sentence) {
        var certifications = certified ? List.of(certifiedAt(seconds, MatchedBy.ADDRESS)) : List.<Certification>of();
        var computed = new GradingRules(rules(DEADLINE, late))
                .grade(certifications, new HandedInProgram(program, CaseState.NONE));
        assertThat(computed.explanation()).isEqualTo(sentence);
        assertThat(computed.grade().toPlainString()).isEqualTo(sentence.substring(0, sentence.indexOf(':')));
        assertThat(computed.certified()).isEqualTo(certified);
    }

    @Test
    void withoutADeadline_noSubmissionIsLate() {
        assertThat(grade(rules("", LateRule.NONE), certifiedAt(999_999, MatchedBy.ADDRESS)))
                .startsWith("0.3:")
                .doesNotContain("deadline");
    }

    @Test
    void studentWhoIsCertifiedByTwoCodes_hasTheGradeOfTheOldest() {
        var grade = new GradingRules(rules(DEADLINE, LateRule.NONE))
                .grade(
                        List.of(certified("12340", NOON, MatchedBy.NAME), certified("99999", LATE, MatchedBy.ADDRESS)),
                        HandedInProgram.NONE);
        assertThat(grade.explanation())
                .isEqualTo("0.3: certified on 2026-11-12 12:00, code 12340, found by name; no program");
    }

    @Test
    void submissionLessThanASecondAfterTheDeadline_isLate() {
        assertThat(grade(rules(DEADLINE, LateRule.NONE), certified("12340", LATE, MatchedBy.ADDRESS)))
                .startsWith("0: certified on 2026-11-12 12:00, code 12340, after the deadline");
    }

    @Test
    void explanation_saysHowTheStudentWasFound() {
        var rules = rules("", LateRule.FULL);
        assertThat(grade(rules, certifiedAt(0, MatchedBy.NAME))).contains("code 12340, found by name;");
        assertThat(grade(rules, certifiedAt(0, MatchedBy.PROFESSOR)))
                .contains("code 12340, assigned by the professor;");
    }

    @ParameterizedTest
    @EnumSource
    void caseAboutTheProgram_doesNotChangeTheGrade(CaseState state) {
        var grade = new GradingRules(rules("", LateRule.FULL))
                .grade(List.of(certifiedAt(0, MatchedBy.ADDRESS)), new HandedInProgram(Decision.ACCEPTED, state));
        assertThat(grade.grade()).isEqualTo("0.4");
    }

    @Test
    void gradeOfTheProfessor_counts_andKeepsTheComputedOneInItsExplanation() {
        var computed = new GradingRules(rules("", LateRule.FULL)).grade(List.of(), HandedInProgram.NONE);
        var override = new GradeOverride(NOON, ANA.dni(), Optional.of(new BigDecimal("10")), "oral exam");
        var grade = new StudentGrade(ANA, computed, HandedInProgram.NONE, Optional.of(override));
        assertThat(grade.grade()).isEqualTo("10");
        assertThat(grade.explanation())
                .isEqualTo("10: set by the professor on 2026-11-12 12:00 (oral exam);"
                        + " computed 0: not certified; no program");
        var removed = new GradeOverride(NOON, ANA.dni(), Optional.empty(), "removed");
        assertThat(new StudentGrade(ANA, computed, HandedInProgram.NONE, Optional.of(removed)))
                .returns(false, StudentGrade::isOverridden)
                .returns(BigDecimal.ZERO, StudentGrade::grade)
                .returns("0: not certified; no program", StudentGrade::explanation);
    }

    @ParameterizedTest
    @CsvSource({
        "DST,-0.1,0.4,'',0.5,certified",
        "DST,0.3,10.01,'',0.5,program",
        "DST,0.333,0.4,'',0.5,certified",
        "DST,0.4,0.3,'',0.5,program",
        "DST,0.3,0.4,tomorrow,0.5,deadline",
        "DST,0.3,0.4,2026-11-12T12:00,0.5,deadline",
        "DST,0.3,0.4,'',1.1,late-factor",
        "DST [4],0.3,0.4,'',0.5,title",
        "=DST,0.3,0.4,'',0.5,title"
    })
    void invalidSetting_isRefused_withItsName(
            String title, BigDecimal certified, BigDecimal program, String deadline, BigDecimal factor, String name) {
        assertThatThrownBy(() -> new GradesProperties(title, certified, program, deadline, LateRule.FULL, factor))
                .hasMessageContaining("dst.grades." + name);
    }

    private static GradesProperties rules(String deadline, LateRule late) {
        var half = new BigDecimal("0.50").stripTrailingZeros();
        return new GradesProperties("DST", new BigDecimal("0.3"), new BigDecimal("0.4"), deadline, late, half);
    }

    private static String grade(GradesProperties rules, Certification certification) {
        return new GradingRules(rules)
                .grade(List.of(certification), HandedInProgram.NONE)
                .explanation();
    }

    private static Certification certifiedAt(int secondsAfterNoon, MatchedBy by) {
        return certified("12340", NOON.plusSeconds(secondsAfterNoon), by);
    }

    private static Certification certified(String code, Instant time, MatchedBy by) {
        var solution = new Solution(code, "Ana", "a@b.es");
        return new Certification(
                new AcceptedSubmission(1, time, solution, Optional.of(ANA.dni()), Duration.ofSeconds(1)), ANA, by);
    }
}
