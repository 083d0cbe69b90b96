// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.course.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tests that a program of a past course does not contain its student. */
class AnonymizerTest {

    private final Anonymizer anonymizer = new Anonymizer(
            Map.of("12345678", List.of("Núria del Mar Ferrer O'Neill", "nufeso@example.org"), "X1234567", List.of()));

    @Test
    void program_losesNameAddressAndNumbers() {
        assertThat(anonymizer.anonymize("12345678", """
                        # NÚRIA FERRER SOLER, 12345678Z, nufeso@upv.es
                        dni = "12345678"; nie = 'X7654321'
                        client.publish("DST/SOLUCION", code + ";Núria Ferrer;nuria+dst@example.org")
                        """)).isEqualTo("""
                        # x x SOLER, 00000000Z, a@b.c
                        dni = "00000000"; nie = '00000000'
                        client.publish("DST/SOLUCION", code + ";x x;a@b.c")
                        """);
    }

    @Test
    void wordsOfPython_andOtherNumbersAndNames_remain() {
        var source = """
                del codes[0]
                marker = 1234567890
                ferrer_code, Ferreras = 158423222, "Peter"
                """;
        assertThat(anonymizer.anonymize("12345678", source)).isEqualTo(source);
    }

    @Test
    void programOfAnUnknownStudent_losesNumbersAndAddresses() {
        assertThat(anonymizer.anonymize("", "Ferrer 12345678 a.b@upv.es")).isEqualTo("Ferrer 00000000 a@b.c");
        assertThat(anonymizer.anonymize("X1234567", "Ferrer x1234567")).isEqualTo("Ferrer 00000000");
    }
}
