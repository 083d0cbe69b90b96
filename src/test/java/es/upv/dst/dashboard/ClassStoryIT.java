// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.dashboard;

import static es.upv.dst.dashboard.ClassOfThirty.address;
import static es.upv.dst.dashboard.ClassOfThirty.name;
import static es.upv.dst.fixture.Lab.dni;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import es.upv.dst.fixture.AdminClient;
import es.upv.dst.fixture.Browser;
import es.upv.dst.fixture.Lab;
import es.upv.dst.fixture.SmtpServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests the story of a class of thirty, from the file of the roster to the file of the grades. The professor uses only
 * the pages, the students only MQTT and mail.
 */
class ClassStoryIT {

    @TempDir
    private Path folder;

    private SmtpServer mailServer;
    private Lab lab;
    private ClassOfThirty students;
    private Browser browser;

    @BeforeEach
    void start() {
        mailServer = new SmtpServer();
        lab = Lab.embedded(folder.resolve("data"), mailServer.settings());
        students = new ClassOfThirty(lab);
        browser = Browser.at("http://127.0.0.1:" + lab.anonymous().port()).resize(1280);
    }

    @AfterEach
    void stop() {
        browser.close();
        lab.close();
        mailServer.close();
    }

    @Test
    void classOfThirty_isSeenOnThePages() throws IOException {
        logInToAnEmptyLab();
        importTheRoster();
        openTheCourse();
        followTheClass();
        lookAtTheMails();
        var grading = new GradingSteps(browser, folder, mailServer);
        grading.handInPrograms();
        grading.handleTheCopies();
        grading.acceptPrograms();
        grading.decideAboutGrades();
        grading.exportGrades();
        closeTheCourse();
    }

    private void logInToAnEmptyLab() {
        browser.open("/dashboard");
        checkPage();
        browser.signIn(AdminClient.PASSWORD);
        assertThat(browser.path()).isEqualTo("/dashboard/live");
        assertThat(browser.text("main .message")).contains("There are no students on the roster yet");
        browser.follow("main .message a");
        assertThat(browser.path()).isEqualTo("/dashboard/roster");
        checkPage();
    }

    /** The first file has the letter of a DNI, which the page explains. */
    private void importTheRoster() throws IOException {
        choose("wrong.csv", ClassOfThirty.roster(5, dni(5) + "A"));
        assertThat(browser.text("main"))
                .contains("There is one error", "Line 6", "the final letter does not belong")
                .doesNotContain(dni(5));
        checkPage();
        browser.follow("form[action$='/discard'] button");
        choose("class.csv", ClassOfThirty.roster(5, dni(5)));
        assertThat(browser.text("#added")).isEqualTo("30");
        assertThat(browser.text("main")).contains(name(1), "***0000**");
        checkPage();
        browser.follow("form[action$='/import'] button");
        assertThat(browser.text("main .message.good")).contains("30 added");
        checkPage();
    }

    private void choose(String name, String text) throws IOException {
        browser.choose("#file", Files.writeString(folder.resolve(name), text)).follow(".import button");
    }

    private void openTheCourse() {
        open("course");
        browser.follow("#close");
        browser.type("#name", "DST").type("#term", "2026-27").follow("form[action$='/course'] button");
        assertThat(browser.text("main")).contains("Saved.", "Requests of codes are refused");
        checkPage();
        browser.follow("#open");
        assertThat(browser.text("header")).contains("DST 2026-27", "open");
        open("doctor");
        browser.click("main form button");
        await().until(() -> browser.count(".findings li") > 5);
        assertThat(browser.count(".findings .bad"))
                .as(browser.text(".findings"))
                .isZero();
        checkPage();
    }

    /** A reload would empty the filter of the feed. */
    private void followTheClass() {
        open("live");
        assertThat(tiles("NOT_SEEN")).isEqualTo(ClassOfThirty.SIZE);
        students.makeMistakes();
        await().until(() -> tiles("REFUSED") == 3 && tiles("ANSWERED") == 1);
        assertThat(browser.text("#tiles"))
                .contains("refused: code not issued", "refused: used another address", "refused: another student");
        await().until(() -> browser.text("#stuck").contains("Uses a code that the lab has not published"));
        assertThat(browser.text("#stuck"))
                .contains(name(ClassOfThirty.WRONG_CODE), name(ClassOfThirty.LATER), name(ClassOfThirty.OTHER_NAME));
        assertThat(browser.text("#feed"))
                .contains(
                        "Request ***9999**: not on the roster",
                        "Submission Ocho: accepted",
                        "Alumno 3: code not issued");
        browser.type("#feed-filter input", address(30));
        students.submit(ClassOfThirty.LATER, name(ClassOfThirty.LATER), address(ClassOfThirty.LATER));
        students.solve();
        await().until(() -> tiles("MAILED") == 25);
        assertThat(tiles("REFUSED") + tiles("ANSWERED") + tiles("NOT_SEEN")).isEqualTo(5);
        await().until(() -> browser.text("#count-certified").equals("25"));
        await().until(() -> browser.text("#count-sent").equals("27"));
        assertThat(browser.text("#count-codes")).isEqualTo("28");
        assertThat(browser.text("#count-refused")).isEqualTo("1");
        assertThat(browser.value("#feed-filter input")).isEqualTo(address(30));
        assertThat(browser.text("#feed")).contains(address(30) + ": sent").doesNotContain(address(29));
        browser.click("input[name='state'][value='ANSWERED']");
        assertThat(browser.text("#tiles")).contains(name(ClassOfThirty.SILENT)).doesNotContain(name(1));
        checkPage();
    }

    private int tiles(String state) {
        return browser.count("#tiles li[data-state='" + state + "']");
    }

    private void lookAtTheMails() {
        assertThat(mailServer.received())
                .extracting(SmtpServer.Received::recipient)
                .contains(address(1));
        open("mail");
        assertThat(browser.text("#list")).contains("of 27", name(30));
        browser.follow("tbody th a");
        assertThat(browser.text(".letter")).contains("Hola, ");
        open("students");
        browser.type("input[name=q]", "nuria munoz");
        await().until(() -> browser.count("#list tbody tr") == 1);
        browser.follow("tbody th a");
        assertThat(browser.text("main")).contains(name(1), "code published", "accepted", "Certified (");
        checkPage();
        open("requests");
        assertThat(browser.text("#list")).contains("not on the roster", "***9999**");
        open("submissions");
        assertThat(browser.text("#list")).contains(name(1), "ocho@correo.example", "code not issued");
        checkPage();
    }

    /** The last steps: a late student is refused. */
    private void closeTheCourse() {
        browser.open("/dashboard/course").follow("#close");
        assertThat(browser.text("main")).contains("The course is closed.");
        open("live");
        students.request(ClassOfThirty.UNKNOWN_DNI, dni(ClassOfThirty.UNKNOWN_DNI));
        await().until(() -> browser.text("#feed").contains("lab closed"));
        await().until(() -> tiles("ASKED") == 1);
        await().until(() -> browser.text("#stuck").contains("Asked while the lab was closed"));
        checkPage();
        browser.open("/dashboard/requests?outcome=CLOSED");
        assertThat(browser.text("#list")).contains(name(ClassOfThirty.UNKNOWN_DNI), "lab closed", "1–1 of 1");
        checkPage();
    }

    /** Opens a section by the menu. */
    private void open(String section) {
        browser.follow("nav.menu a[href='/dashboard/" + section + "']");
        assertThat(browser.accessibilityViolations()).as(section).isEmpty();
        checkPage();
    }

    private void checkPage() {
        new GradingSteps(browser, folder, mailServer).checkPage();
    }
}
