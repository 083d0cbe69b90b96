// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.mail;

import static es.upv.dst.fixture.LabWithMail.part;
import static org.assertj.core.api.Assertions.assertThat;

import es.upv.dst.fixture.LabWithMail;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What students are written, and who is. */
@Tag("database")
class MailIT {

    @TempDir
    static Path folder;

    private static LabWithMail mail;

    @BeforeAll
    static void oneLabForAll() {
        mail = new LabWithMail(folder);
    }

    @AfterAll
    static void theEnd() {
        mail.close();
    }

    @Test
    void whoIsCertifiedIsToldWhichCodeWhenAndUnderWhichName() throws Exception {
        var code = mail.certify("Zoë <b>Muñoz</b> & Co", "zoe@example.org");
        var letter = mail.mailTo("zoe@example.org");
        var row = mail.row(code, "sent");
        assertThat(row.get("messageId").asString()).isEqualTo(letter.messageId());
        assertThat(letter.message().getSubject()).isEqualTo("Práctica de MQTT superada: código " + code);
        assertThat(letter.message().getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(letter.message().getContentType()).startsWith("multipart/alternative");
        assertThat(part(letter, 0))
                .contains("Hola, Zoë <b>Muñoz</b> & Co:", "Código: " + code, "(hora de Madrid)", "¿No has sido tú?")
                .doesNotContain("??");
        assertThat(part(letter, 1))
                .contains("Zoë &lt;b&gt;Muñoz&lt;/b&gt; &amp; Co", code, "(hora de Madrid)", "¿No has sido tú?")
                .doesNotContain("??", "<b>Muñoz");
    }

    @ParameterizedTest
    @CsvSource({
        "2, '12345;Eva;alumno2@example.org', exactamente cinco cifras",
        "3, '00000;Eva;ALUMNO3@example.org', no ha publicado ese código",
        "4, '12345,Eva,alumno4@example.org', no tiene el formato",
    })
    void whoIsRefusedAndEnrolledIsToldWhyOnce(int number, String submission, String why) throws Exception {
        for (var time = 0; time < 3; time++) {
            mail.student().publish("DST/SOLUCION", submission);
        }
        mail.certify("The next", "next%d@example.org".formatted(number));
        mail.mailTo("next%d@example.org".formatted(number));
        var letter = mail.mailTo("alumno%d@example.org".formatted(number));
        assertThat(part(letter, 0))
                .contains("Hola, Alumno " + number + ":", why)
                .doesNotContain("??");
        assertThat(part(letter, 1)).contains(why).doesNotContain("??");
        assertThat(mail.total("?q=alumno%d@".formatted(number))).isEqualTo(1);
    }

    @Test
    void aCodeThatIsUsedUpIsToldToWhoeverCameSecondAndADuplicateToNobody() throws Exception {
        var code = mail.certify("First", "alumno5@example.org");
        assertThat(mail.submit(code, "First", "alumno5@example.org")).isEqualTo(422);
        assertThat(mail.submit(code, "Second", "alumno6@example.org")).isEqualTo(422);
        assertThat(part(mail.mailTo("alumno6@example.org"), 0)).contains("ya se había usado");
        assertThat(mail.total("?q=" + code)).isEqualTo(2);
    }

    @Test
    void nobodyIsToldOfMoreThanAFewRefusalsNorAnybodyWhoIsNotEnrolled() {
        for (var time = 0; time < 30; time++) {
            mail.student().publish("DST/SOLUCION", "x%d;Eva;alumno7@example.org".formatted(time));
            mail.student().publish("DST/SOLUCION", "x%d;Eva;stranger@example.org".formatted(time));
        }
        mail.certify("The next", "next7@example.org");
        assertThat(mail.total("?q=alumno7@")).isEqualTo(10);
        assertThat(mail.total("?q=stranger@")).isZero();
    }
}
