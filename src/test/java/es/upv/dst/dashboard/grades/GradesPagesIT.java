// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.dashboard.grades;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import es.upv.dst.fixture.AdminClient;
import es.upv.dst.fixture.Browser;
import es.upv.dst.fixture.Lab;
import es.upv.dst.fixture.Student;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GradesPagesIT {

    private static final String HOSTILE = "<script>alert('x')</script> \"Ana\"";

    @TempDir
    private static Path folder;

    private static Lab lab;
    private static Browser browser;

    /** Student 1 is certified, student 2 by a code of student 3; a code of student 4 is used by nobody's name. */
    @BeforeAll
    static void start() {
        lab = Lab.embedded(folder).enroll(5);
        try (var first = lab.student(1);
                var second = lab.student(2);
                var third = lab.student(3);
                var fourth = lab.student(4)) {
            submit(first, first.requestCode(), "Alumno 1;alumno1@example.org");
            submit(second, third.requestCode(), "Alumno 2;alumno2@example.org");
            submit(fourth, fourth.requestCode(), HOSTILE + ";nobody@example.org");
        }
        browser = Browser.at("http://localhost:" + lab.admin().port()).signIn(AdminClient.PASSWORD);
    }

    private static void submit(Student student, String code, String signature) {
        student.clearReceived();
        student.publish("DST/SOLUCION", code + ";" + signature);
        student.awaitVerdict();
    }

    @AfterAll
    static void stop() {
        browser.close();
        lab.close();
    }

    @Test
    void grades_areListedWithReasonsAndSearched() {
        browser.open("/dashboard/grades");
        assertThat(browser.text("main")).contains("by the code", "***0000**").doesNotContain("00000001");
        assertFaultless();

        browser.open("/dashboard/grades?q=nobody");
        assertThat(browser.text("#list")).contains("Nothing matches the filter");
        assertFaultless();
    }

    @Test
    void files_areThoseOfTheRestApi() {
        assertThat(browser.files().download("/dashboard/grades.csv"))
                .isEqualToNormalizingNewlines(lab.admin().text("/api/grades", "text/csv"))
                .contains("***0000**");
        assertThat(browser.files().download("/dashboard/grades/moodle"))
                .isEqualToNormalizingNewlines(lab.admin().text("/api/grades/moodle", "text/csv"));
        assertThat(browser.files().download("/dashboard/grades/sakai"))
                .isEqualToNormalizingNewlines(
                        lab.admin().text("/api/grades/sakai", "text/csv").replace("\uFEFF", ""));
    }

    @Test
    void grade_isSetWithAReasonAndRemoved() {
        browser.open("/dashboard/grades?q=" + Lab.dni(5)).follow("td a[href*='/grades/students/']");
        assertFaultless();

        browser.type("#grade", "11").follow("form[action*='/grades/students/'] button");
        assertThat(browser.text("#grade-error")).contains("from 0 to 0.4");
        assertThat(browser.text("#reason-error")).contains("Enter the reason");
        assertThat(browser.accessibilityViolations()).isEmpty();
        browser.consoleErrors();

        browser.type("#grade", "0,35").type("#reason", HOSTILE).follow("form[action*='/grades/students/'] button");
        assertThat(browser.text("main")).contains("The grade is set.", "Grade: 0.35", HOSTILE);
        assertThat(lab.admin()
                        .get("/api/grades/" + Lab.dni(5))
                        .at("/grade/grade")
                        .asDouble())
                .isEqualTo(0.35);
        assertFaultless();

        browser.type("#remove-reason", "A mistake").follow("form[action$='/removal'] button");
        assertThat(browser.text("main")).contains("The computed grade counts again.", "Grade: 0", "A mistake");
        assertFaultless();
    }

    @Test
    void claim_isShownWithTheInnocentExplanationFirst() {
        browser.open("/dashboard/grades/claims");
        var text = browser.text("main");
        assertThat(text.indexOf("Most likely it is a mistake")).isPositive().isLessThan(text.indexOf("Used by"));
        assertThat(browser.text("tbody tr")).contains("Alumno 2", "Alumno 3");
        assertThat(browser.files().download("/dashboard/grades/claims.csv")).contains("***0000**");
        assertFaultless();
    }

    @Test
    void unmatchedSubmission_isAssignedToAStudentChosenByName_whoNeedsNoHelpThen() {
        // A student who has just drawn a code needs no help yet.
        await().untilAsserted(() -> {
            browser.open("/dashboard/live");
            assertThat(browser.text("#stuck")).contains("Alumno 4");
        });
        browser.open("/dashboard/grades/unmatched");
        assertThat(browser.text("tbody")).contains(HOSTILE, "nobody@example.org");
        assertThat(browser.files().download("/dashboard/grades/unmatched.csv")).contains("nobody@example.org");
        assertFaultless();

        browser.follow("tbody a");
        assertFaultless();
        browser.type("#student", "Nobody").follow("main form button");
        assertThat(browser.text("#student-error")).contains("Choose a student");
        browser.consoleErrors();

        browser.type("#student", "Alumno 4").type("#reason", "Told me").follow("main form button");
        assertThat(browser.text("main")).contains("The submission is assigned.", "All correct submissions belong");
        assertThat(lab.admin()
                        .get("/api/grades/" + Lab.dni(4))
                        .at("/grade/certified")
                        .asBoolean())
                .isTrue();
        assertFaultless();

        browser.open("/dashboard/live");
        assertThat(browser.text("#stuck")).doesNotContain("Alumno 4");
        assertThat(browser.text("#tiles [data-state=CERTIFIED]:nth-child(4)")).contains("Alumno 4");
    }

    @Test
    void unknownKey_isNotFound() {
        browser.open("/dashboard/grades/students/0123456789abcdef");
        assertThat(browser.text("main")).contains("does not exist");
        browser.consoleErrors();
    }

    private static void assertFaultless() {
        assertThat(browser.accessibilityViolations()).isEmpty();
        assertThat(browser.consoleErrors()).isEmpty();
        assertThat(browser.resize(390).horizontalOverflow()).isZero();
        browser.resize(1280);
    }
}
