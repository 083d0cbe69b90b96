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
 * Tests the students' page in Chromium with the window widths of a desktop and of a phone, and writes screenshots to
 * target/help. Other tests check without a browser what the page shows of the tables, on each database.
 */
@TestInstance(Lifecycle.PER_CLASS)
class HelpInBrowserIT {

    private Lab lab;
    private Browser browser;

    @BeforeAll
    void start(@TempDir Path folder) {
        lab = Lab.embedded(folder, "--dst.help.per-dni=50").enroll(5);
        browser = Browser.at("http://127.0.0.1:" + lab.anonymous().port());
    }

    @AfterAll
    void stop() {
        browser.close();
        lab.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {1280, 390})
    void page_isShownInBothLanguages(int width) throws IOException {
        browser.resize(width).open("/");
        assertThat(browser.text("h1")).isEqualTo("MQTT laboratory");
        takeScreenshot("page-en", width);
        browser.follow(".language");
        assertThat(browser.text("h1")).isEqualTo("Práctica de MQTT");
        assertThat(browser.text("#connection")).contains("127.0.0.1", String.valueOf(lab.brokerPort()));
        takeScreenshot("page-es", width);
    }

    @ParameterizedTest
    @ValueSource(ints = {1280, 390})
    void messageForm_showsErrorsOrThatTheFormatIsCorrect(int width) throws IOException {
        browser.resize(width).open("/?lang=es");
        browser.type("#payload", " 93729,Peter Lim;pelim@teleco.upv.es").follow("#message button");
        assertThat(browser.text("#message .answer"))
                .contains("El carácter 1 es un espacio: quítalo.", "El carácter 7 ha de ser «;», y es «,».");
        assertThat(browser.value("#payload")).isEqualTo(" 93729,Peter Lim;pelim@teleco.upv.es");
        assertThat(browser.isVisible("#message .answer")).isTrue();
        takeScreenshot("message-wrong", width);
        browser.type("#payload", "93729;Peter Lim;pelim@teleco.upv.es").follow("#message button");
        assertThat(browser.text("#message .answer")).contains("El formato es correcto.");
        takeScreenshot("message-right", width);
        browser.click("input[value='DST/PETICION']")
                .type("#payload", "12345678Z")
                .follow("#message button");
        assertThat(browser.text("#message .answer")).contains("quita la letra final");
        takeScreenshot("message-request", width);
    }

    @ParameterizedTest
    @ValueSource(ints = {1280, 390})
    void stepsForm_showsTheStepsOfTheStudent(int width) throws IOException {
        browser.resize(width).open("/?lang=es");
        var number = width < 600 ? 1 : 2;
        var email = "alumno" + number + "@example.org";
        submitStepsForm(number, "alumno3@example.org");
        assertThat(browser.text("#steps .answer")).contains("Nadie de la lista tiene ese DNI con ese correo");
        takeScreenshot("steps-unknown", width);
        try (var student = lab.student(number)) {
            var code = student.requestCode();
            submitStepsForm(number, email);
            assertThat(browser.text("#steps .answer"))
                    .contains("suscríbete antes de pedir")
                    .doesNotContain(code);
            takeScreenshot("steps-silent", width);
            student.publish("DST/SOLUCION", code + ";Alumno;" + email);
            student.awaitVerdict();
            submitStepsForm(number, email);
            assertThat(browser.text("#steps .answer")).contains("Estás en la lista", "ACCEPTED");
            takeScreenshot("steps-certified", width);
        }
    }

    private void submitStepsForm(int number, String email) {
        browser.type("#dni", dni(number)).type("#email", email).follow("#steps button");
    }

    /** Takes a screenshot, and checks that the page fits the viewport and has no accessibility violations. */
    private void takeScreenshot(String name, int width) throws IOException {
        browser.screenshot(Path.of("target/help", name + "-" + width + ".png"));
        assertThat(browser.horizontalOverflow())
                .as("horizontal overflow in pixels")
                .isZero();
        if (width < 600 || name.startsWith("page")) {
            assertThat(browser.accessibilityViolations()).isEmpty();
        }
    }
}
