// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.grades.certification;

import static org.assertj.core.api.Assertions.assertThat;

import es.upv.dst.grades.certification.StudentMatch.Matched;
import es.upv.dst.grades.certification.StudentMatch.MatchedBy;
import es.upv.dst.grades.certification.StudentMatch.Unmatched;
import es.upv.dst.grades.certification.StudentMatch.UnmatchedReason;
import es.upv.dst.roster.Dni;
import es.upv.dst.roster.Student;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests which student a submission names. */
class SubmissionMatcherTest {

    private static final Student NURIA = student(1, "Ferrer Soler, Núria", "nufeso@b.es");
    private static final Student LUIS = student(2, "Luis Peña", "lupe@b.es");
    private static final Student ANA = student(3, "Ana Gil", "angi@b.es");
    private static final Student OTHER_ANA = student(4, "Gil, Ana", "angi2@b.es");
    private static final Student BROTHER = student(5, "Jon Gil", "gil@b.es");
    private static final Student SISTER = student(6, "Mar Gil", "GIL@b.es");

    private final SubmissionMatcher matcher =
            new SubmissionMatcher(List.of(NURIA, LUIS, ANA, OTHER_ANA, BROTHER, SISTER));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Núria Ferrer Soler",
                "NURIA FERRER SOLER",
                "'  nuria   ferrer soler '",
                "Ferrer Soler, Nuria",
                "ferrer  soler,núria",
                "Nu\u0301ria Ferrer-Soler",
                "Ｎúria Ferrer Soler"
            })
    void name_isFoundWithoutCaseAccentsAndSpaces_inBothOrders(String name) {
        assertThat(matcher.find(name, "unknown@c.es")).isEqualTo(new Matched(NURIA, MatchedBy.NAME));
    }

    @ParameterizedTest
    @CsvSource({"Nuria,unknown@c.es", "Soler Ferrer Nuria,''", "Pena,x", "?,@", "Luis,lupe@c.es"})
    void partOfAName_findsNobody(String name, String email) {
        assertThat(matcher.find(name, email)).isEqualTo(new Unmatched(UnmatchedReason.NOBODY, List.of()));
    }

    @Test
    void address_isFoundWithoutCase_whateverTheNameIs() {
        assertThat(matcher.find("Lucho", "LUPE@b.ES")).isEqualTo(new Matched(LUIS, MatchedBy.ADDRESS));
        assertThat(matcher.find("luis pena", "lupe@b.es")).isEqualTo(new Matched(LUIS, MatchedBy.ADDRESS));
    }

    @Test
    void addressOfAnotherStudent_isAContradiction() {
        assertThat(matcher.find("Luis Peña", "nufeso@b.es"))
                .isEqualTo(new Unmatched(UnmatchedReason.CONTRADICTION, List.of(NURIA, LUIS)));
    }

    @Test
    void nameOfTwoStudents_isDecidedByTheAddressOnly() {
        assertThat(matcher.find("Ana Gil", "unknown@c.es"))
                .isEqualTo(new Unmatched(UnmatchedReason.SEVERAL, List.of(ANA, OTHER_ANA)));
        assertThat(matcher.find("Ana Gil", "angi2@b.es")).isEqualTo(new Matched(OTHER_ANA, MatchedBy.ADDRESS));
    }

    @Test
    void addressOfTwoStudents_isDecidedByTheNameOnly() {
        assertThat(matcher.find("J. Gil", "gil@b.es"))
                .isEqualTo(new Unmatched(UnmatchedReason.SEVERAL, List.of(BROTHER, SISTER)));
        assertThat(matcher.find("Mar Gil", "gil@b.es")).isEqualTo(new Matched(SISTER, MatchedBy.ADDRESS));
    }

    @Test
    void namesWithoutALetter_areNotEqual() {
        var symbol = student(7, "☺", "s@b.es");
        assertThat(new SubmissionMatcher(List.of(symbol)).find("♥", "unknown@c.es"))
                .isEqualTo(new Unmatched(UnmatchedReason.NOBODY, List.of()));
    }

    private static Student student(int number, String name, String email) {
        return new Student(new Dni("%08d".formatted(number)), name, email);
    }
}
