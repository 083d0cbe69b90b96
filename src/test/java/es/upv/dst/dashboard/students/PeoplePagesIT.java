// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.dashboard.students;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import es.upv.dst.fixture.AdminClient;
import es.upv.dst.fixture.Browser;
import es.upv.dst.fixture.Lab;
import es.upv.dst.fixture.LabWithMail;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/**
 * Tests the pages about students, submissions, requests and mails in Chromium. One student has a name that would be a
 * script, and an address that the mail server rejects.
 */
@TestInstance(Lifecycle.PER_CLASS)
@ExtendWith(OutputCaptureExtension.class)
class PeoplePagesIT {

    private static final String HOSTILE = "<script>alert('x')</script> O'Neill";
    private static final String HOSTILE_DNI = "00000021";
    private static final String STUDENT_LINK = "tbody th a";

    private LabWithMail lab;
    private Browser browser;
    private String code = "";

    @BeforeAll
    void start(@TempDir Path folder) {
        lab = new LabWithMail(folder);
        var roster = "dni,name,email\n" + HOSTILE_DNI + "," + HOSTILE + ",never@example.org\n";
        lab.rest().exchange("POST", "/api/roster", "text/csv", "application/json", roster);
        lab.student().publish("DST/PETICION", HOSTILE_DNI);
        lab.student().awaitCode();
        lab.student().publish("DST/SOLUCION", "12345678Z,alumno1@example.org");
        code = lab.certify("Alumno 1", "alumno1@example.org");
        lab.row(lab.certify(HOSTILE, "never@example.org"), "failed");
        lab.row(code, "sent");
        lab.rest().handIn(Lab.dni(1), "<b>dst.py", "print(1)");
        browser = Browser.at("http://127.0.0.1:" + lab.rest().port()).signIn(AdminClient.PASSWORD);
    }

    @AfterAll
    void stop() {
        browser.close();
        lab.close();
    }

    @AfterEach
    void page_isAccessibleAndBreaksNoPolicy() {
        assertThat(browser.accessibilityViolations()).isEmpty();
        assertThat(browser.resize(390).horizontalOverflow()).isZero();
        browser.resize(1280);
        assertThat(browser.consoleErrors()).isEmpty();
    }

    @Test
    void submissionForAStudent_isJudgedAsOverMqtt() {
        lab.student().publish("DST/PETICION", Lab.dni(1));
        submit(lab.student().awaitCode());
        assertThat(browser.text("main > p.good")).contains("accepted");
        submit("12345");
        assertThat(browser.text("main > p.bad")).contains("invalid code");
    }

    private void submit(String digits) {
        browser.open("/dashboard/submissions").click("details summary");
        browser.type("#form-code", digits).type("#form-name", "Alumno 1").type("#form-email", "alumno1@example.org");
        browser.follow("details button");
    }

    @Test
    void students_areSearchedFilteredAndSorted() {
        browser.open("/dashboard/students");
        assertThat(browser.count(STUDENT_LINK)).isEqualTo(21);
        assertThat(browser.text("#list")).contains(HOSTILE, "***0000**").doesNotContain(Lab.dni(1));
        browser.follow("thead th:nth-child(6) a");
        assertThat(browser.attribute("thead th:nth-child(6)", "aria-sort")).isEqualTo("ascending");
        assertThat(browser.text(STUDENT_LINK)).isEqualTo("Alumno 1");
        browser.follow("thead th:nth-child(6) a");
        assertThat(browser.text(STUDENT_LINK)).isEqualTo(HOSTILE);
        browser.type("input[name=q]", "alumno 1");
        await().until(() -> browser.count(STUDENT_LINK) == 11);
        await().until(() -> browser.text("#announcement").equals("1–11 of 11"));
        assertThat(browser.text(STUDENT_LINK)).as("the order stays").isEqualTo("Alumno 19");
        browser.open("/dashboard/students?state=MAILED");
        assertThat(browser.text("tbody")).contains("Alumno 1", "mailed").doesNotContain(HOSTILE);
        assertThat(lab.rest().text("/dashboard/students.csv?state=MAILED", "text/csv"))
                .contains("Alumno 1;MAILED;ACCEPTED;", ";***0000**;alumno1@example.org")
                .doesNotContain("Alumno 2");
        browser.open("/dashboard/students?q=nobody");
        assertThat(browser.text(".empty")).isEqualTo("Nothing matches the filter.");
    }

    @Test
    void student_isShownWithTheWholeStory_andTheDniOnRequestOnly(CapturedOutput log) {
        browser.open("/dashboard/students?sort=DNI").follow(STUDENT_LINK);
        assertThat(browser.text("h1")).isEqualTo("Alumno 1");
        assertThat(browser.text("#hint")).contains("Nothing more to do");
        assertThat(browser.text("tbody"))
                .contains("code published", code, "accepted", "wrong format", "Submission " + code + ": accepted")
                .contains("Version 1", "<b>dst.py")
                .contains("***4567**,alumno1@example.org")
                .doesNotContain("12345678");
        assertThat(browser.text("[aria-labelledby=grade-title]"))
                .contains("0.3", "Certified (", code, "Program undecided");
        assertThat(browser.text("#dni")).isEqualTo("***0000**");
        assertThat(log).doesNotContain("revealed the DNI ***0000**");
        browser.follow("form[action$='/dni'] button");
        assertThat(browser.text("#dni")).isEqualTo(Lab.dni(1));
        assertThat(log).containsOnlyOnce("The admin revealed the DNI ***0000** on the page /dashboard/students/");
        assertThat(lab.rest().get(browser.path() + "/data.json").get("program").size())
                .isEqualTo(1);
        browser.open(browser.path());
        assertThat(browser.text("#dni")).isEqualTo("***0000**");
    }

    @Test
    void studentIsErased_afterTheNameOfTheCourse() {
        browser.open("/dashboard/students?q=" + Lab.dni(20)).follow(STUDENT_LINK);
        var page = browser.path();
        browser.type("#confirm", "another").follow("#erase button");
        assertThat(browser.text("#erase-refused")).contains("Nothing was erased");
        browser.type("#confirm", "DST").follow("#erase button");
        assertThat(browser.text("main .message")).isEqualTo("The data of the student were erased.");
        assertThat(lab.rest().text("/api/roster", "text/csv")).doesNotContain(Lab.dni(20));
        assertThat(lab.rest()
                        .exchange("GET", page, "text/html", "text/html", "")
                        .statusCode())
                .isEqualTo(404);
        // The other methods expect the student.
        lab.rest().enroll(20);
        var roster = "dni,name,email\n" + HOSTILE_DNI + "," + HOSTILE + ",never@example.org\n";
        lab.rest().exchange("POST", "/api/roster", "text/csv", "application/json", roster);
    }

    @Test
    void submissionsAndRequests_nameTheStudent() {
        browser.open("/dashboard/submissions");
        assertThat(browser.text("tbody")).contains(HOSTILE, "***4567**,alumno1").doesNotContain("12345678");
        browser.open("/dashboard/submissions?verdict=ACCEPTED&q=" + code);
        assertThat(browser.count("tbody tr")).isEqualTo(1);
        assertThat(browser.text("tbody")).contains("accepted", code, "alumno1@example.org");
        assertThat(lab.rest().text("/dashboard/submissions/ok.txt", "text/plain"))
                .contains(code + ";Alumno 1;alumno1@example.org\n");
        assertThat(lab.rest().text("/dashboard/submissions.csv", "text/csv"))
                .contains("***4567**,alumno1", ";***0000**;")
                .doesNotContain("12345678", Lab.dni(1));
        browser.follow("tbody a");
        assertThat(browser.text("h1")).isEqualTo("Alumno 1");
        assertThat(lab.rest().text("/dashboard/requests.csv?q=" + HOSTILE_DNI, "text/csv"))
                .contains(";***0002**;ISSUED;")
                .doesNotContain(HOSTILE_DNI);
        browser.open("/dashboard/requests?q=" + HOSTILE_DNI).follow("tbody a");
        assertThat(browser.text("h1")).isEqualTo(HOSTILE);
        assertThat(browser.text("#hint")).contains("The mail is not sent yet");
    }

    @Test
    void failedMail_isShownWithItsError_andRetried() {
        browser.open("/dashboard/mail?state=FAILED&q=never");
        assertThat(browser.text("tbody")).contains(HOSTILE, "never@example.org", "550");
        browser.follow("tbody th a");
        assertThat(browser.text(".letter")).contains("Hola, " + HOSTILE);
        browser.follow("#retry");
        assertThat(browser.text("main .message")).contains("sent again");
        await().until(() -> lab.total("?state=failed&q=never") == 1);
        browser.open("/dashboard/mail").follow("#retry-all");
        assertThat(browser.text("main .message")).contains("sent again: 1");
        await().until(() -> lab.total("?state=failed&q=never") == 1);
        browser.open("/dashboard/mail?state=SENT").follow("tbody th a");
        assertThat(browser.count("#retry")).as("a sent mail").isZero();
    }
}
