// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import es.upv.dst.fixture.FreePorts;
import es.upv.dst.fixture.GuideDocument;
import es.upv.dst.fixture.GuidedLab;
import es.upv.dst.fixture.Mosquitto;
import es.upv.dst.fixture.SmtpServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the commands of the professor's guide in order and tests that they have the documented results. */
class ProfessorsGuideIT {

    private final GuideDocument guide = GuideDocument.read();

    @TempDir
    Path folder;

    @Test
    void blocksOfTheGuide_haveTheDocumentedResults() throws Exception {
        var mailPort = FreePorts.free();
        try (var _ = new SmtpServer(mailPort, new RejectedRecipients());
                var lab = new GuidedLab(folder)) {
            createSettings(lab, mailPort);
            runChecks(lab);
            var code = serveClass(lab);
            handleErrors(lab, code);
            finish(lab);
            switchToMosquitto(lab);
            assertThat(lab.typedBlocks())
                    .containsExactlyElementsOf(guide.blocks().keySet());
        }
    }

    private void createSettings(GuidedLab lab, int mailPort) throws Exception {
        Files.createDirectory(folder.resolve("data"));
        lab.type("borrar-demo");
        assertThat(folder.resolve("data")).doesNotExist();
        lab.writeFile("clase.csv");
        lab.writeSettings(mailPort);
        lab.type("proteger");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("laboratorio.env"))))
                .isEqualTo("rw-------");
        lab.start();
    }

    private void runChecks(GuidedLab lab) throws Exception {
        assertDoctorPasses(lab);
        assertThat(lab.query("alumno").get("verdict").asString()).isEqualTo("ACCEPTED");
        assertThat(lab.type("ensayo"))
                .endsWith("PASS\n")
                .contains("\"served\": 60,", "\"lost\": 0,", "\"doubled\": 0,");
        assertThat(lab.type("ayuda"))
                .contains("<html", "DST/PETICION", "Comprueba tu mensaje", "¿Qué ha recibido el laboratorio?");
    }

    private void assertDoctorPasses(GuidedLab lab) throws Exception {
        var findings = lab.query("doctor");
        assertThat(findings.valueStream())
                .allSatisfy(finding -> assertThat(finding.get("result").asString())
                        .as(finding.toString())
                        .isEqualTo("PASS"));
        assertThat(findings.valueStream().map(finding -> finding.get("check").asString()))
                .containsExactlyElementsOf(guide.firstColumn("comprobación"));
    }

    /**
     * Two students are certified, one of them with an address that rejects mail. A third student submits a code that is
     * already used. Returns the unused code of the third student.
     */
    private static String serveClass(GuidedLab lab) throws Exception {
        var first = certifyStudent(lab, "02345678", "Peter Lim;pelim@example.org");
        var second = submitUsedCode(lab, first);
        certifyStudent(lab, "X1234567", "Amélie Dubois;never@example.org");
        await().until(() -> lab.query("estado").at("/mail/failed").asInt() == 1);
        var status = lab.query("estado");
        assertThat(status.at("/broker/connected").asBoolean()).isTrue();
        assertThat(status.at("/submissions/accepted").asInt()).isEqualTo(2);
        return second;
    }

    private static String certifyStudent(GuidedLab lab, String dni, String nameAndAddress) {
        try (var student = lab.student(dni)) {
            var code = student.requestCode();
            student.publish("DST/SOLUCION", code + ";" + nameAndAddress);
            assertThat(student.awaitVerdict()).isEqualTo(code + ";ACCEPTED");
            return code;
        }
    }

    private static String submitUsedCode(GuidedLab lab, String usedCode) {
        try (var student = lab.student("12345678")) {
            student.publish("DST/PETICION", "12345678Z");
            var code = student.requestCode();
            student.publish("DST/SOLUCION", usedCode + ";Núria Ferrer Soler;nufeso@example.org");
            assertThat(student.awaitVerdict()).isEqualTo(usedCode + ";ALREADY_USED");
            return code;
        }
    }

    private void handleErrors(GuidedLab lab, String code) throws Exception {
        lab.type("tablas");
        assertThat(folder.resolve("peticiones.csv")).content().contains("MALFORMED", "12345678Z");
        assertThat(folder.resolve("soluciones.csv")).content().contains("REHEARSED", "ALREADY_USED", "Amélie Dubois");
        assertThat(folder.resolve("correos.csv")).content().contains("never@example.org", "failed");
        assertThat(lab.query("cerrar").get("open").asBoolean()).isFalse();
        assertThat(lab.query("abrir").get("open").asBoolean()).isTrue();
        assertThat(lab.query("buscar").at("/items/0/outcome").asString()).isEqualTo("ISSUED");
        assertThat(lab.query("malformadas").at("/items/0/dni").asString()).isEqualTo("12345678Z");
        assertThat(lab.query("matricular").get("added").asInt()).isEqualTo(1);
        assertThat(lab.query("sustituir").get("removed").asInt()).isEqualTo(1);
        assertThat(lab.query("veredicto").at("/items/0/verdict").asString()).isEqualTo("ALREADY_USED");
        assertThat(lab.type("codigo", "93729", code)).contains("\"dni\": \"12345678\"", "\"state\": \"OPEN\"");
        assertThat(lab.type("entregar", "93729", code)).contains("\"ACCEPTED\"");
        var failed = lab.query("fallidos").at("/items/0");
        assertThat(failed.get("lastError").asString()).contains("550");
        assertThat(lab.type("reintentar", "mail/1/", "mail/" + failed.get("id").asString() + "/"))
                .contains("\"pending\"");
    }

    private void finish(GuidedLab lab) throws Exception {
        lab.type("lista-final");
        assertThat(folder.resolve("ok.txt"))
                .content()
                .contains(
                        ";Peter Lim;pelim@example.org\n", ";Amélie Dubois;", ";Núria Ferrer Soler;nufeso@example.org\n")
                .doesNotContain("Ensayo");
        assertThat(lab.type("notas")).contains("\"total\":0");
        assertThat(folder.resolve("notas-sakai.csv")).content().contains("\"pelim\";\"Peter Lim\";\"0,3\"");
        assertThat(folder.resolve("notas-moodle.csv")).content().contains("nufeso,nufeso@example.org,");
        lab.stop();
        lab.type("copia");
        lab.type("restaurar");
        lab.type("curso-nuevo");
        assertThat(folder.resolve("data")).doesNotExist();
    }

    /** Uses the data folder that was restored from the backup and then renamed. */
    private void switchToMosquitto(GuidedLab lab) throws Exception {
        Files.move(folder.resolve("data-anterior"), folder.resolve("data"));
        try (var mosquitto = Mosquitto.in(folder.resolve("mosquitto")).start()) {
            lab.useBroker(mosquitto);
            lab.start();
            var status = lab.query("estado");
            assertThat(status.at("/broker/embedded").asBoolean()).isFalse();
            assertThat(status.at("/submissions/accepted").asInt()).isEqualTo(3);
            assertDoctorPasses(lab);
            lab.stop();
        }
    }

    /** Rejects recipients whose address begins with {@code never}. */
    private static final class RejectedRecipients implements SmtpServer.Manners {
        @Override
        public int replyTo(String recipient, int tryNumber) {
            return recipient.startsWith("never") ? 550 : 250;
        }
    }
}
