// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.course.archive.anonymous;

import static org.assertj.core.api.Assertions.assertThat;

import es.upv.dst.fixture.ComparedClass;
import es.upv.dst.programs.originality.ComparedProgram;
import es.upv.dst.programs.originality.ProgramComparison;
import es.upv.dst.programs.originality.SimilarPair;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that a program of a past course does not contain its student. */
class AnonymizerTest {

    private final Anonymizer anonymizer = new Anonymizer(Map.of(
            "12345678",
            List.of("Núria del Mar Ferrer O'Neill", "nufeso@example.org"),
            "X1234567",
            List.of(),
            "87654321",
            List.of("Ana García López", "angarlo@example.org")));

    @Test
    void program_losesNameAddressAndNumbers() {
        assertThat(anonymizer.anonymize("12345678", """
                        # NÚRIA FERRER SOLER, 12345678Z, nufeso@upv.es
                        dni = "12345678"; nie = 'X7654321'
                        client.publish("DST/SOLUCION", code + ";Núria Ferrer;nuria+dst@example.org")
                        """)).isEqualTo("""
                        # x x SOLER, 00000000, a@b.c
                        dni = "00000000"; nie = 'X0000000'
                        client.publish("DST/SOLUCION", code + ";x x;a@b.c")
                        """);
    }

    @Test
    void nameInAnyForm_isRemoved() {
        assertThat(anonymizer.anonymize("12345678", """
                        nuria_ferrer = NuriaClient(); FERRER_CODE = nuriaFerrer2
                        print("\\nNu\u0301ria", 'nuriaferrer', "nferrer", NUFESO)
                        """)).isEqualTo("""
                        x_x = xClient(); x_CODE = xx2
                        print("\\nx", 'x', "x", x)
                        """);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "12.345.678-Z",
                "12345678 Z",
                "12345678-z",
                "12345678Z",
                "12 345 678 Z",
                "12345678 - Z",
                "alu12345678"
            })
    void dniInAnyForm_isRemoved(String dni) {
        assertThat(anonymizer.anonymize("", "'" + dni + "'")).matches("'(alu)?00000000'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x-1234567-l", "X1234567L", "X 1234567 L", "x1.234.567-L", "x1234567"})
    void nieInAnyForm_isRemoved(String nie) {
        assertThat(anonymizer.anonymize("", "'" + nie + "'")).isEqualToIgnoringCase("'X0000000'");
    }

    /** One word may be the name of a thing, so that it is removed in comments only. */
    @Test
    void namesOfOtherStudents_areRemoved() {
        assertThat(anonymizer.anonymize("12345678", """
                        ana = Garcia  # with Ana, and Lopez (angarlo)
                        author = "García López, Ana"; ana_garcia = "ana de la GARCIA"
                        anagrama, Lopezes = "garci", 'Lope'  # anagrama
                        """)).isEqualTo("""
                        ana = Garcia  # with x, and x (x)
                        author = "x x, x"; x_x = "x de la x"
                        anagrama, Lopezes = "garci", 'Lope'  # anagrama
                        """);
    }

    @Test
    void wordsOfPython_andOtherNumbersAndNames_remain() {
        var source = """
                del codes[0]
                marker = 1234567890
                ferrers, Ferreras = 158423222, "Peter"
                rest = 12345 - 678
                """;
        assertThat(anonymizer.anonymize("12345678", source)).isEqualTo(source);
    }

    @Test
    void programOfAnUnknownStudent_losesNumbersAndAddresses() {
        assertThat(anonymizer.anonymize("", "Ferrer 12345678 a.b@upv.es")).isEqualTo("Ferrer 00000000 a@b.c");
        assertThat(anonymizer.anonymize("X1234567", "Ferrer x1234567")).isEqualTo("Ferrer x0000000");
    }

    /** A copy of a program of a past course is found although the past program is anonymous. */
    @Test
    void copyOfAnAnonymizedProgram_isFound() {
        var original = ComparedClass.source("development/independent/01.py")
                .replace("client", "nuriaClient")
                .replace("import", "# Núria Ferrer, 12.345.678-Z, with Ana García\nimport");
        var past = anonymizer.anonymize("12345678", original);
        assertThat(past).doesNotContainIgnoringCase("nuria").doesNotContain("Ana", "345");
        assertThat(similarity(past, original)).isGreaterThan(SimilarPair.THRESHOLD);
        assertThat(similarity(past, ComparedClass.source("development/copies/names/01.py")))
                .isGreaterThan(SimilarPair.THRESHOLD);
    }

    /** A long text without a separator, which a pattern must read without recursion and in linear time. */
    @Test
    void longTexts_areReadQuickly() {
        for (var part : List.of("a", "A", "ana ", "1", "a.", "\u0301", "Ana", "12.345.")) {
            assertThat(anonymizer.anonymize("12345678", part.repeat(100_000 / part.length())))
                    .isNotEmpty();
        }
    }

    private static double similarity(String past, String current) {
        try (var comparison = new ProgramComparison(() -> false)) {
            var programs = List.of(new ComparedProgram("a1", past), new ComparedProgram("1", current));
            return comparison.compareAll(programs).pairs().stream()
                    .mapToDouble(SimilarPair::similarity)
                    .findFirst()
                    .orElse(0);
        }
    }
}
