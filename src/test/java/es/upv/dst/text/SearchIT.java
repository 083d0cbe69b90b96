// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import es.upv.dst.fixture.Lab;
import es.upv.dst.fixture.Student;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests white space in messages and the search in the tables, on both databases. */
@Tag("database")
class SearchIT {

    @TempDir
    static Path folder;

    private static Lab lab;
    private static Student student;

    /** The name is decomposed, as on a Mac, and has spaces that do not break a line. */
    @BeforeAll
    static void submitWithDecomposedName() {
        lab = Lab.embedded(folder).enroll(1);
        student = lab.student(1);
        student.publish(
                "DST/SOLUCION",
                student.requestCode() + ";\u00A0Li\u0301a Nun\u0303ez\u2007;\u202Flia@example.org\u2009");
        await().until(() -> total("/api/submissions?verdict=ACCEPTED") == 1);
        student.publish("DST/SOLUCION", student.requestCode() + ";NÚÑEZ Ğüler;n@example.org");
        await().until(() -> total("/api/submissions?verdict=ACCEPTED") == 2);
    }

    @AfterAll
    static void stopLab() {
        student.close();
        lab.close();
    }

    @Test
    void whiteSpaceOfUnicode_isStrippedFromMessages() {
        assertThat(lab.admin().certifiedLines())
                .anyMatch(line -> line.endsWith(";Li\u0301a Nun\u0303ez;lia@example.org"));
        var issued = total("/api/requests?outcome=ISSUED");
        student.publish("DST/PETICION", "\u00A000000001\u202F\u3000");
        await().until(() -> total("/api/requests?outcome=ISSUED") > issued);
    }

    /** The last two are a decomposed letter, and a full-width one with a space that does not break a line. */
    @ParameterizedTest
    @ValueSource(strings = {"nunez", "NU%C3%91EZ", "nu%C3%B1ez", "nun%CC%83ez", "%EF%BC%AEunez%C2%A0"})
    void search_comparesNormalizedText(String q) {
        assertThat(total("/api/submissions?q=" + q)).isEqualTo(2);
        assertThat(total("/api/mail?q=" + q)).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%C2%A0lia%20nunez", "LI%CC%81A", "guler", "%C4%9E%C3%9CLER"})
    void search_distinguishesNames(String q) {
        assertThat(total("/api/submissions?q=" + q)).isOne();
    }

    @Test
    void requests_areFoundByNumber() {
        assertThat(total("/api/requests?q=%C2%A0%EF%BC%900000001")).isPositive();
        assertThat(total("/api/requests?q=00000009")).isZero();
    }

    private static int total(String path) {
        return lab.admin().get(path).get("total").asInt();
    }
}
