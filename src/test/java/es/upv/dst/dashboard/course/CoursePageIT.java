// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.dashboard.course;

import static org.assertj.core.api.Assertions.assertThat;

import es.upv.dst.fixture.AdminClient;
import es.upv.dst.fixture.Browser;
import es.upv.dst.fixture.DashboardClient;
import es.upv.dst.fixture.Lab;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CoursePageIT {

    private static final String NAME = "DST <b>\"2026\"</b>";

    private static final String PROGRAM = "print('the program of a student')\n";

    @TempDir
    private static Path folder;

    private static Lab lab;
    private static Browser browser;

    @BeforeAll
    static void start() {
        lab = Lab.embedded(folder, "--dst.course.retention=365d");
        browser = Browser.at("http://localhost:" + lab.admin().port()).signIn(AdminClient.PASSWORD);
    }

    @AfterAll
    static void stop() {
        browser.close();
        lab.close();
    }

    @Test
    void backup_isDownloaded() {
        var page = new DashboardClient(lab.admin().port()).logIn();
        var backup = page.submit("/dashboard/course", "/dashboard/course/backup", Map.of());
        assertThat(backup.statusCode()).isEqualTo(200);
        assertThat(backup.headers().firstValue("Content-Disposition").orElseThrow())
                .contains("dst-lab.zip");
        assertThat(backup.body()).startsWith("PK");
    }

    /** One story, because each step depends on the state after the one before. */
    @Test
    void course_isNamedClosedArchivedResetAndImported() throws IOException {
        lab.enroll(3);
        assertThat(lab.admin().handIn(Lab.dni(1), "solve.py", PROGRAM).statusCode())
                .isEqualTo(201);
        browser.open("/dashboard/course");
        assertThat(browser.text("main")).contains("365 days", "The course has no closing time");
        assertFaultless();

        rename();
        browser.follow("#close");
        assertThat(browser.text("main")).contains("The course is closed.", "Requests of codes are refused");
        assertThat(lab.admin().get("/api/course").at("/open").asBoolean()).isFalse();
        assertThat(browser.text("main")).contains("They are erased from this time on");
        assertFaultless();
        browser.follow("#open");
        assertThat(lab.admin().get("/api/course").at("/open").asBoolean()).isTrue();

        var archive = Files.write(folder.resolve("archive.zip"), lab.admin().getZip("/api/course/archive"));
        upload("#import", archive);
        assertThat(browser.text("#import")).contains("The lab is not empty");
        assertFaultless();

        resetKeepingPrograms();
        assertThat(lab.countRows("student")).isZero();
        assertThat(lab.countRows("archived_program")).isEqualTo(1);
        browser.type("#confirm", NAME).follow("#reset button");
        assertThat(browser.text("#reset")).contains("The lab is empty.");
        assertFaultless();

        upload("#import", Files.writeString(folder.resolve("no.zip"), "no archive"));
        assertThat(browser.text("#import")).contains("no valid archive");
        upload("#import", archive);
        assertThat(browser.text("#import")).contains("The course is imported");
        assertThat(lab.countRows("student")).isEqualTo(3);
        upload("#past", archive);
        assertThat(browser.text("#past")).contains("Added: 1 programs.");
        assertFaultless();
    }

    private static void rename() {
        browser.type("#name", " ").type("#term", "2026-27").follow("form[action$='/course'] button");
        assertThat(browser.text("#name-error")).contains("Enter the name");
        browser.consoleErrors();
        browser.type("#name", NAME).follow("form[action$='/course'] button");
        assertThat(browser.text("main")).contains("Saved.");
        assertThat(browser.text("header")).contains(NAME, "2026-27");
        assertFaultless();
    }

    private static void resetKeepingPrograms() {
        assertThat(browser.text("#reset")).contains("students", "programs", "cannot be undone");
        browser.click("[name=keepPrograms]").type("#confirm", "another course").follow("#reset button");
        assertThat(browser.text("#reset")).contains("Nothing was deleted");
        assertThat(lab.countRows("student")).isEqualTo(3);
        browser.click("[name=keepPrograms]").type("#confirm", NAME).follow("#reset button");
        assertThat(browser.text("#reset")).contains("The lab is reset");
    }

    private static void upload(String part, Path file) {
        browser.choose(part + " input[type=file]", file).follow(part + " button");
    }

    private static void assertFaultless() {
        assertThat(browser.accessibilityViolations()).isEmpty();
        assertThat(browser.consoleErrors()).isEmpty();
        assertThat(browser.resize(390).horizontalOverflow()).isZero();
        browser.resize(1280);
    }
}
