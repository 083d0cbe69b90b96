// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import es.upv.dst.fixture.AdminClient;
import es.upv.dst.fixture.Browser;
import es.upv.dst.fixture.DashboardClient;
import es.upv.dst.fixture.Lab;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests what a professor sees whose session ends while a page is open: the login with the reason, then the page again,
 * and no change of the lab.
 */
@TestInstance(Lifecycle.PER_CLASS)
class SessionEndIT {

    private static final String LOGIN = "/dashboard/login";

    @TempDir
    private Path files;

    private Lab lab;
    private Browser browser;

    @BeforeAll
    void start(@TempDir Path folder) {
        lab = Lab.embedded(folder).enroll(3);
        browser = Browser.at("http://127.0.0.1:" + lab.admin().port());
    }

    @AfterAll
    void stop() {
        browser.close();
        lab.close();
    }

    @BeforeEach
    void logIn() {
        browser.environment().deleteCookies();
        browser.signIn(AdminClient.PASSWORD);
    }

    /** The console also reports violations of the content security policy. */
    @AfterEach
    void noConsoleErrors() {
        assertThat(browser.consoleErrors()).isEmpty();
    }

    @Test
    void formOfAnEndedSession_leadsBackToItsPage_andChangesNothing() {
        browser.open("/dashboard/grades?q=Alumno+1").follow("td a[href*='/grades/students/']");
        var page = browser.path();
        browser.type("#grade", "0,2").type("#reason", "on paper");
        endSession();
        browser.follow("#set ~ form button");
        assertUnsaved();
        browser.type("#password", "wrong").follow("main button");
        assertThat(browser.text("[role=alert]")).contains("password is wrong");
        logInAgain(page);
        assertThat(browser.text("main")).contains("Grade: 0", "None: the grade follows");
        browser.type("#grade", "0,2").type("#reason", "on paper").follow("#set ~ form button");
        assertThat(browser.text("main")).contains("The grade is set.", "Grade: 0.2");
        browser.type("#remove-reason", "end of the test").follow("form[action$='/removal'] button");
    }

    @Test
    void formWithoutAnyCookie_leadsBackToItsPage_andChangesNothing() {
        browser.open("/dashboard/course").type("#name", "Another");
        browser.environment().deleteCookies();
        browser.follow("form[action$='/course'] button");
        assertUnsaved();
        logInAgain("/dashboard/course");
        assertThat(browser.value("#name")).isEqualTo("DST");
    }

    @Test
    void uploadOfTheRoster_leadsBackToItsPage_andChangesNothing() throws IOException {
        var file = Files.writeString(files.resolve("class.csv"), "dni,name,email\n00000009,Leo,leo@example.org\n");
        browser.open("/dashboard/roster").choose("#file", file);
        endSession();
        browser.follow(".import button");
        assertUnsaved();
        logInAgain("/dashboard/roster");
        browser.open("/dashboard/roster/preview");
        assertThat(browser.text("main .message.bad")).contains("There are no changes to confirm");
        assertThat(lab.countRows("student")).isEqualTo(3);
    }

    @Test
    void confirmationOfAPreview_leadsToTheRoster_andChangesNothing() throws IOException {
        var file = Files.writeString(files.resolve("more.csv"), "dni,name,email\n00000009,Leo,leo@example.org\n");
        browser.open("/dashboard/roster").choose("#file", file).follow(".import button");
        endSession();
        browser.follow("form[action$='/import'] button");
        assertUnsaved();
        logInAgain("/dashboard/roster");
        assertThat(browser.text("main .message.bad")).contains("There are no changes to confirm");
        assertThat(lab.countRows("student")).isEqualTo(3);
    }

    @Test
    void uploadOfAProgram_leadsBackToItsPage_andChangesNothing() throws IOException {
        var file = Files.writeString(files.resolve("practica.py"), "print(1)\n");
        browser.open("/dashboard/programs?q=practica")
                .type("#upload input[name=student]", "Alumno 2")
                .choose("#upload input[name=file]", file);
        endSession();
        browser.follow("#upload button");
        assertUnsaved();
        logInAgain("/dashboard/programs");
        assertThat(browser.value("input[name=q]")).isEqualTo("practica");
        assertThat(lab.countRows("program")).isZero();
    }

    @Test
    void archive_leadsBackToTheCourse_andChangesNothing() throws IOException {
        var file = Files.writeString(files.resolve("course.zip"), "no archive");
        browser.open("/dashboard/course").choose("#past-file", file);
        endSession();
        browser.click("#past button");
        await().until(() -> browser.path().equals(LOGIN));
        assertThat(browser.text("[role=status]")).contains("The session has ended");
        logInAgain("/dashboard/course");
        assertThat(browser.count("#past .message")).isZero();
    }

    @Test
    void partOfAPage_leadsBackToTheWholePage() {
        browser.open("/dashboard/requests?q=1");
        endSession();
        browser.type("input[name=q]", "12");
        await().until(() -> browser.path().equals(LOGIN));
        assertThat(browser.text("[role=status]")).contains("The session has ended");
        assertThat(browser.accessibilityViolations()).isEmpty();
        logInAgain("/dashboard/requests");
        assertThat(browser.value("input[name=q]")).isEqualTo("1");
        assertOnlyStatus401();
    }

    @Test
    void buttonWithAPartAsAnswer_leadsBackToTheWholePage() {
        browser.open("/dashboard/doctor");
        endSession();
        browser.click("main form button");
        await().until(() -> browser.path().equals(LOGIN));
        logInAgain("/dashboard/doctor");
        assertThat(browser.text("#result")).contains("before each class");
        assertOnlyStatus401();
    }

    /** Ends the session at the server, as its timeout does. The browser keeps its cookies. */
    private void endSession() {
        var client = new DashboardClient(lab.admin().port());
        for (var name : new String[] {"dst-lab-session", "XSRF-TOKEN"}) {
            client.addCookie(name, browser.environment().cookie(name));
        }
        var loggedOut = client.submit("/dashboard/requests", "/dashboard/logout", Map.of());
        assertThat(loggedOut.headers().firstValue("Location").orElseThrow()).endsWith("?bye");
    }

    private void assertUnsaved() {
        assertThat(browser.path()).isEqualTo(LOGIN);
        assertThat(browser.text("[role=alert]")).contains("what you sent was not saved");
        assertThat(browser.accessibilityViolations()).isEmpty();
    }

    private void logInAgain(String page) {
        browser.type("#password", AdminClient.PASSWORD).follow("main button");
        assertThat(browser.path()).isEqualTo(page);
    }

    /** The browser reports the answer to the part of the page. */
    private void assertOnlyStatus401() {
        assertThat(browser.consoleErrors()).isNotEmpty().allMatch(message -> message.contains("status of 401"));
    }
}
