// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import es.upv.dst.lab.Guide;
import es.upv.dst.lab.GuidedLab;
import es.upv.dst.lab.Mosquitto;
import es.upv.dst.lab.Ports;
import es.upv.dst.lab.PostOffice;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A professor who does what the guide says comes to what it says. */
@Tag("h2")
class ProfessorsGuideTest {

    private final Guide guide = Guide.read();

    @TempDir
    Path folder;

    @Test
    void fromTheFirstStartToTheCertifiedList() throws Exception {
        var mailPort = Ports.free();
        try (var _ = new PostOffice(mailPort, new Manners());
                var lab = new GuidedLab(folder)) {
            prepares(lab, mailPort);
            checks(lab);
            var code = watchesTheClass(lab);
            mendsWhatWentWrong(lab, code);
            ends(lab);
            movesToTheBrokerOfTheDepartment(lab);
            assertThat(lab.typed()).containsExactlyElementsOf(guide.blocks().keySet());
        }
    }

    private void prepares(GuidedLab lab, int mailPort) throws Exception {
        Files.createDirectory(folder.resolve("data"));
        lab.types("borrar-demo");
        assertThat(folder.resolve("data")).doesNotExist();
        lab.writes("clase.csv");
        lab.writesTheSettings(mailPort);
        lab.types("proteger");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("laboratorio.env"))))
                .isEqualTo("rw-------");
        lab.starts();
    }

    private void checks(GuidedLab lab) throws Exception {
        isFit(lab);
        assertThat(lab.asks("alumno").get("verdict").asString()).isEqualTo("ACCEPTED");
        assertThat(lab.types("ensayo"))
                .endsWith("PASS\n")
                .contains("\"served\": 60,", "\"lost\": 0,", "\"doubled\": 0,");
        assertThat(lab.types("ayuda"))
                .contains("<html", "DST/PETICION", "Comprueba tu mensaje", "¿Qué ha recibido el laboratorio?");
    }

    private void isFit(GuidedLab lab) throws Exception {
        var findings = lab.asks("doctor");
        assertThat(findings.valueStream())
                .allSatisfy(finding -> assertThat(finding.get("result").asString())
                        .as(finding.toString())
                        .isEqualTo("PASS"));
        assertThat(findings.valueStream().map(finding -> finding.get("check").asString()))
                .containsExactlyElementsOf(guide.firstColumn("comprobación"));
    }

    /** One is certified, one has taken the wrong code, and one has an address that no mail reaches; the code that was not taken. */
    private static String watchesTheClass(GuidedLab lab) throws Exception {
        var first = isCertified(lab, "02345678", "Peter Lim;pelim@example.org");
        var second = takesTheWrongCode(lab, first);
        isCertified(lab, "X1234567", "Amélie Dubois;never@example.org");
        await().until(() -> lab.asks("estado").at("/mail/failed").asInt() == 1);
        var status = lab.asks("estado");
        assertThat(status.at("/broker/connected").asBoolean()).isTrue();
        assertThat(status.at("/submissions/accepted").asInt()).isEqualTo(2);
        return second;
    }

    private static String isCertified(GuidedLab lab, String dni, String who) {
        try (var student = lab.student(dni)) {
            var code = student.asksForACode();
            student.says("DST/SOLUCION", code + ";" + who);
            assertThat(student.hearsAVerdict()).isEqualTo(code + ";ACCEPTED");
            return code;
        }
    }

    private static String takesTheWrongCode(GuidedLab lab, String used) {
        try (var student = lab.student("12345678")) {
            student.says("DST/PETICION", "12345678Z");
            var code = student.asksForACode();
            student.says("DST/SOLUCION", used + ";Núria Ferrer Soler;nufeso@example.org");
            assertThat(student.hearsAVerdict()).isEqualTo(used + ";ALREADY_USED");
            return code;
        }
    }

    private void mendsWhatWentWrong(GuidedLab lab, String code) throws Exception {
        lab.types("tablas");
        assertThat(folder.resolve("peticiones.csv")).content().contains("MALFORMED", "12345678Z");
        assertThat(folder.resolve("soluciones.csv")).content().contains("REHEARSED", "ALREADY_USED", "Amélie Dubois");
        assertThat(folder.resolve("correos.csv")).content().contains("never@example.org", "failed");
        assertThat(lab.asks("buscar").at("/items/0/outcome").asString()).isEqualTo("ISSUED");
        assertThat(lab.asks("malformadas").at("/items/0/dni").asString()).isEqualTo("12345678Z");
        assertThat(lab.asks("matricular").get("added").asInt()).isEqualTo(1);
        assertThat(lab.asks("sustituir").get("removed").asInt()).isEqualTo(1);
        assertThat(lab.asks("veredicto").at("/items/0/verdict").asString()).isEqualTo("ALREADY_USED");
        assertThat(lab.types("codigo", "93729", code)).contains("\"dni\": \"12345678\"", "\"state\": \"OPEN\"");
        assertThat(lab.types("entregar", "93729", code)).contains("\"ACCEPTED\"");
        var failed = lab.asks("fallidos").at("/items/0");
        assertThat(failed.get("lastError").asString()).contains("550");
        assertThat(lab.types("reintentar", "mail/1/", "mail/" + failed.get("id").asString() + "/"))
                .contains("\"pending\"");
    }

    private void ends(GuidedLab lab) throws Exception {
        lab.types("lista-final");
        assertThat(folder.resolve("ok.txt"))
                .content()
                .contains(
                        ";Peter Lim;pelim@example.org\n", ";Amélie Dubois;", ";Núria Ferrer Soler;nufeso@example.org\n")
                .doesNotContain("Ensayo");
        lab.stops();
        lab.types("copia");
        lab.types("restaurar");
        lab.types("curso-nuevo");
        assertThat(folder.resolve("data")).doesNotExist();
    }

    /** With the data that were set aside, which have come out of the copy. */
    private void movesToTheBrokerOfTheDepartment(GuidedLab lab) throws Exception {
        Files.move(folder.resolve("data-anterior"), folder.resolve("data"));
        try (var mosquitto = Mosquitto.in(folder.resolve("mosquitto")).start()) {
            lab.movesTo(mosquitto);
            lab.starts();
            var status = lab.asks("estado");
            assertThat(status.at("/broker/embedded").asBoolean()).isFalse();
            assertThat(status.at("/submissions/accepted").asInt()).isEqualTo(3);
            isFit(lab);
            lab.stops();
        }
    }

    /** It knows nobody whose address begins with never. */
    private static final class Manners implements PostOffice.Manners {
        @Override
        public int answerTo(String recipient, int tryNumber) {
            return recipient.startsWith("never") ? 550 : 250;
        }
    }
}
