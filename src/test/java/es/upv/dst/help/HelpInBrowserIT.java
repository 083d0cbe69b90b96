// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.help;

import static es.upv.dst.fixture.Lab.dni;
import static org.assertj.core.api.Assertions.assertThat;

import es.upv.dst.fixture.Browser;
import es.upv.dst.fixture.Lab;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The students' page in Chromium, on a desk and on a phone; target/help has the pictures to look at. What a page says of the
 * tables is asked without a browser, on either database.
 */
@TestInstance(Lifecycle.PER_CLASS)
class HelpInBrowserIT {

    private Lab lab;
    private Browser window;

    @BeforeAll
    void start(@TempDir Path folder) {
        lab = Lab.embedded(folder, "--dst.help.per-dni=50").enroll(5);
        window = Browser.at("http://127.0.0.1:" + lab.anonymous().port());
    }

    @AfterAll
    void stop() {
        window.close();
        lab.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {1280, 390})
    void thePageIsReadInBothLanguages(int width) throws IOException {
        window.resize(width).open("/");
        assertThat(window.text("h1")).isEqualTo("MQTT laboratory");
        picture("page-en", width);
        window.follow(".language");
        assertThat(window.text("h1")).isEqualTo("Práctica de MQTT");
        assertThat(window.text("#connection")).contains("127.0.0.1", String.valueOf(lab.brokerPort()));
        picture("page-es", width);
    }

    @ParameterizedTest
    @ValueSource(ints = {1280, 390})
    void aMessageIsChecked(int width) throws IOException {
        window.resize(width).open("/?lang=es");
        window.type("#payload", " 93729,Peter Lim;pelim@teleco.upv.es").follow("#message button");
        assertThat(window.text("#message .answer"))
                .contains("El carácter 1 es un espacio: quítalo.", "El carácter 7 ha de ser «;», y es «,».");
        assertThat(window.value("#payload")).isEqualTo(" 93729,Peter Lim;pelim@teleco.upv.es");
        assertThat(window.isVisible("#message .answer")).isTrue();
        picture("message-wrong", width);
        window.type("#payload", "93729;Peter Lim;pelim@teleco.upv.es").follow("#message button");
        assertThat(window.text("#message .answer")).contains("El formato es correcto.");
        picture("message-right", width);
        window.click("input[value='DST/PETICION']")
                .type("#payload", "12345678Z")
                .follow("#message button");
        assertThat(window.text("#message .answer")).contains("quita la letra final");
        picture("message-request", width);
    }

    @ParameterizedTest
    @ValueSource(ints = {1280, 390})
    void aStudentSeesWhatHappened(int width) throws IOException {
        window.resize(width).open("/?lang=es");
        var number = width < 600 ? 1 : 2;
        var email = "alumno" + number + "@example.org";
        asks(number, "alumno3@example.org");
        assertThat(window.text("#steps .answer")).contains("Nadie de la lista tiene ese DNI con ese correo");
        picture("steps-unknown", width);
        try (var student = lab.student(number)) {
            var code = student.requestCode();
            asks(number, email);
            assertThat(window.text("#steps .answer"))
                    .contains("suscríbete antes de pedir")
                    .doesNotContain(code);
            picture("steps-silent", width);
            student.publish("DST/SOLUCION", code + ";Alumno;" + email);
            student.awaitVerdict();
            asks(number, email);
            assertThat(window.text("#steps .answer")).contains("Estás en la lista", "ACCEPTED");
            picture("steps-certified", width);
        }
    }

    private void asks(int number, String email) {
        window.type("#dni", dni(number)).type("#email", email).follow("#steps button");
    }

    /** Whatever is to be looked at fits the window, and keeps nobody out. */
    private void picture(String name, int width) throws IOException {
        window.screenshot(Path.of("target/help", name + "-" + width + ".png"));
        assertThat(window.horizontalOverflow()).as("pixels beyond the window").isZero();
        if (width < 600 || name.startsWith("page")) {
            assertThat(window.accessibilityViolations()).isEmpty();
        }
    }
}
