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

/** Tests which students are sent a mail, and what the mail contains. */
@Tag("database")
class MailIT {

    @TempDir
    static Path folder;

    private static LabWithMail mail;

    @BeforeAll
    static void start() {
        mail = new LabWithMail(folder);
    }

    @AfterAll
    static void stop() {
        mail.close();
    }

    @Test
    void acceptedSubmission_isMailedWithCodeTimeAndName() throws Exception {
        var code = mail.certify("Zoë <b>Muñoz</b> & Co", "zoe@example.org");
        var received = mail.mailTo("zoe@example.org");
        var row = mail.row(code, "sent");
        assertThat(row.get("messageId").asString()).isEqualTo(received.messageId());
        assertThat(received.message().getSubject()).isEqualTo("Práctica de MQTT superada: código " + code);
        assertThat(received.message().getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(received.message().getContentType()).startsWith("multipart/alternative");
        assertThat(part(received, 0))
                .contains("Hola, Zoë <b>Muñoz</b> & Co:", "Código: " + code, "(hora de Madrid)", "¿No has sido tú?")
                .doesNotContain("??");
        assertThat(part(received, 1))
                .contains("Zoë &lt;b&gt;Muñoz&lt;/b&gt; &amp; Co", code, "(hora de Madrid)", "¿No has sido tú?")
                .doesNotContain("??", "<b>Muñoz");
    }

    @ParameterizedTest
    @CsvSource({
        "2, '12345;Eva;alumno2@example.org', exactamente cinco cifras",
        "3, '00000;Eva;ALUMNO3@example.org', no ha publicado ese código",
        "4, '12345,Eva,alumno4@example.org', no tiene el formato",
    })
    void repeatedRefusalOfAnEnrolledStudent_isMailedOnceWithItsReason(int number, String submission, String reason)
            throws Exception {
        for (var attempt = 0; attempt < 3; attempt++) {
            mail.student().publish("DST/SOLUCION", submission);
        }
        mail.certify("The next", "next%d@example.org".formatted(number));
        mail.mailTo("next%d@example.org".formatted(number));
        var received = mail.mailTo("alumno%d@example.org".formatted(number));
        assertThat(part(received, 0))
                .contains("Hola, Alumno " + number + ":", reason)
                .doesNotContain("??");
        assertThat(part(received, 1)).contains(reason).doesNotContain("??");
        assertThat(mail.total("?q=alumno%d@".formatted(number))).isEqualTo(1);
    }

    @Test
    void usedCode_isMailedToTheSecondStudent_andDuplicatesAreNotMailed() throws Exception {
        var code = mail.certify("First", "alumno5@example.org");
        assertThat(mail.submit(code, "First", "alumno5@example.org")).isEqualTo(422);
        assertThat(mail.submit(code, "Second", "alumno6@example.org")).isEqualTo(422);
        assertThat(part(mail.mailTo("alumno6@example.org"), 0)).contains("ya se había usado");
        assertThat(mail.total("?q=" + code)).isEqualTo(2);
    }

    @Test
    void refusals_areMailedAtMostTenTimes_andOnlyToEnrolledStudents() {
        for (var number = 0; number < 30; number++) {
            mail.student().publish("DST/SOLUCION", "x%d;Eva;alumno7@example.org".formatted(number));
            mail.student().publish("DST/SOLUCION", "x%d;Eva;stranger@example.org".formatted(number));
        }
        mail.certify("The next", "next7@example.org");
        assertThat(mail.total("?q=alumno7@")).isEqualTo(10);
        assertThat(mail.total("?q=stranger@")).isZero();
    }
}
